// What the document declares about an operation, loaded from the service.
import { useQuery } from "@tanstack/react-query";
import type { Facts } from "../../explain/promises.ts";

type Known = {
  /** `undefined` until they are loaded. */
  readonly facts: Facts | undefined;
  /** Loads them again; `undefined` unless loading has failed. */
  readonly onAgain: (() => void) | undefined;
};

/** @returns the facts about an operation */
export function useFacts(operation: string): Known {
  const all = useQuery({
    queryKey: ["semantics"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<readonly Facts[]> => {
      const answer = await fetch("/semantics.json", { signal });
      if (!answer.ok) throw new Error(`/semantics.json: ${answer.status}`);
      return answer.json();
    },
  });
  return {
    facts: all.data?.find((facts) => facts.operation === operation),
    onAgain: all.isError && !all.isFetching ? () => void all.refetch() : undefined,
  };
}
