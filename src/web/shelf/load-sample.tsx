// Fills an empty shelf with the sample, through the API, like any client.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SampleFile } from "../../pages/sample-file.ts";
import type { Api } from "../ground/api.ts";
import { wordsOf } from "../ground/error-words.ts";
import { useServices } from "../ground/services.ts";

export function LoadSample() {
  const { api, tokens } = useServices();
  const queries = useQueryClient();
  const loading = useMutation({
    mutationFn: () => putSample(api),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["books"] }),
    onError: (error) => {
      const words = wordsOf(error, "added");
      if (words.needsToken) tokens.ask(words.title, () => loading.mutate());
    },
  });
  const { title, detail } = wordsOf(loading.error, "added");
  return (
    <>
      <button
        type="button"
        className="plain"
        aria-disabled={loading.isPending}
        onClick={() => !loading.isPending && loading.mutate()}
      >
        {loading.isPending ? "Loading the sample books…" : "Load the sample books"}
      </button>
      {loading.isError && (
        <span className="bad" role="alert">
          {title}. {detail}
        </span>
      )}
    </>
  );
}

/** A PUT creates each under its own id, so loading the sample twice is the same as loading it once. */
async function putSample(api: Api): Promise<void> {
  const answer = await fetch("/sample.json");
  if (!answer.ok) throw new Error(`/sample.json: ${answer.status}`);
  const { books, reviews }: SampleFile = await answer.json();
  // One after the other, because the shelf shows the last added book first.
  for (const { bookId, content } of books) await api.putBook({ path: { bookId }, body: content }).orThrow();
  for (const { bookId, reviewId, content } of reviews) {
    await api.putReview({ path: { bookId, reviewId }, body: content }).orThrow();
  }
}
