// Deletes what was kept of an upload when its response no longer needs it.
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./port.ts";

/**
 * @param context a request
 * @param outcome its response
 * @returns the response; what was kept of an upload is deleted now, or when a stream in the response has ended, which may read it
 */
export async function releaseUpload({ upload }: RequestContext, outcome: Outcome): Promise<Outcome> {
  if (upload === undefined) return outcome;
  if (outcome.content instanceof ReadableStream)
    return { ...outcome, content: releasedAfter(outcome.content, upload.discard) };
  await upload.discard();
  return outcome;
}

function releasedAfter(
  source: ReadableStream<Uint8Array>,
  release: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        await release();
      },
      async cancel(reason) {
        try {
          await reader.cancel(reason);
        } finally {
          await release();
        }
      },
    },
    { highWaterMark: 0 },
  );
}
