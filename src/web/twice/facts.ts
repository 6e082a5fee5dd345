// What the document declares of an operation, as the service tells it.
import { useQuery } from "@tanstack/react-query";

/** A row of `/semantics.json`. */
export type Facts = {
  readonly method: string;
  readonly path: string;
  readonly operation?: string;
  readonly effect?: string;
  readonly safe?: boolean;
  readonly idempotent?: boolean | "by-key";
  readonly repeat?: number;
  readonly retry: "yes" | "with the same key" | "no" | "not settled";
  readonly sentence: string;
};

/** @returns the facts of an operation; `undefined` until they are there. */
export function useFacts(operation: string): Facts | undefined {
  const all = useQuery({
    queryKey: ["semantics"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<readonly Facts[]> =>
      (await fetch("/semantics.json", { signal })).json(),
  });
  return all.data?.find((facts) => facts.operation === operation);
}
