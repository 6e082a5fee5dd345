// The shelf: every book there is.
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../app/api.ts";

export function ShelfPage() {
  const books = useInfiniteQuery({
    queryKey: ["books"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      api.listBooks({ query: pageParam === undefined ? {} : { cursor: pageParam }, signal }).orThrow(),
    getNextPageParam: (page) => page.next,
  });
  return (
    <>
      <h1>Shelf</h1>
      <ul>
        {books.data?.pages.flatMap((page) => page.items.map((book) => <li key={book.id}>{book.title}</li>))}
      </ul>
    </>
  );
}
