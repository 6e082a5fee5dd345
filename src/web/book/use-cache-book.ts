// What is known of a book after it was written.
import { useQueryClient } from "@tanstack/react-query";
import type { Book } from "../ground/api.ts";

/** @returns what takes over the book that a write was answered with */
export function useCacheBook(): (book: Book) => void {
  const queries = useQueryClient();
  return (book) => {
    queries.setQueryData(["book", book.id], book);
    queries.invalidateQueries({ queryKey: ["books"] });
  };
}
