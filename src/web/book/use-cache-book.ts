// Keeps the pages up to date after a book was written.
import { useQueryClient } from "@tanstack/react-query";
import type { Book } from "../ground/api.ts";

/** @returns a function that puts a book from a response into the cache, and marks the lists as stale */
export function useCacheBook(): (book: Book) => void {
  const queries = useQueryClient();
  return (book) => {
    queries.setQueryData(["book", book.id], book);
    queries.invalidateQueries({ queryKey: ["books"] });
  };
}
