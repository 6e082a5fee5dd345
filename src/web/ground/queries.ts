// The cache of what the pages loaded. The client retries as the document declares, so nothing retries here.
import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { type Filters, queryOf } from "../../pages/filters.ts";
import type { Api } from "./api.ts";

export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": the browser's idea of being online is not reliable, so requests are sent anyway.
      queries: {
        retry: false,
        staleTime: 5_000,
        gcTime: 30 * 60_000,
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false },
    },
  });
}

const FIRST = undefined as string | undefined;

/** The books that match the filters, page by page. */
export function booksQuery(api: Api, filters: Filters) {
  return infiniteQueryOptions({
    queryKey: ["books", filters],
    initialPageParam: FIRST,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.listBooks({ query: { ...queryOf(filters), ...(cursor && { cursor }) }, signal }).orThrow(),
    getNextPageParam: ({ next }) => next,
  });
}

export function bookQuery(api: Api, bookId: string) {
  return queryOptions({
    queryKey: ["book", bookId],
    queryFn: ({ signal }) => api.getBook({ path: { bookId }, signal }).orThrow(),
  });
}

/** The reviews of a book, page by page, with a summary of all of them. */
export function reviewsQuery(api: Api, bookId: string) {
  return infiniteQueryOptions({
    queryKey: ["reviews", bookId],
    initialPageParam: FIRST,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.listReviews({ path: { bookId }, query: cursor ? { cursor } : {}, signal }).orThrow(),
    getNextPageParam: ({ next }) => next,
  });
}
