// What was read of the service, kept for the pages. The client retries by declaration, so nothing retries here.
import { QueryClient } from "@tanstack/react-query";

export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000 },
      mutations: { retry: false },
    },
  });
}
