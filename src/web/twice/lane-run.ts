// Starts a lane of a lesson in scratch memory, and sends its requests.
import { booksNow, changeOf, type LaneRun, type StoredBook } from "./lane-steps.ts";
import type { Lane } from "./lessons.ts";
import { newVisitor, type Recorder, scratchOf } from "./wire.ts";

/** The scratch memory is not what this page left there. */
export class EvictedError extends Error {
  override name = "EvictedError";
}

/** @returns the lane with fresh scratch memory */
export async function startLane({ seed }: Lane): Promise<LaneRun> {
  const visitor = newVisitor();
  if (seed === undefined) return { memory: scratchOf(visitor, ""), before: [], steps: [] };
  const { api } = scratchOf(visitor, "");
  const { etag } = await api.putBook({ path: { bookId: "emma" }, body: seed }).orThrow();
  const memory = scratchOf(visitor, etag);
  return { memory, before: await booksOf(memory), steps: [] };
}

/**
 * @param content the content to send in place of the lane's own
 * @returns the lane after one more request
 * @throws EvictedError if the service has deleted the scratch memory, or what the client throws if there is no response
 */
export async function sendOnce(
  lane: Lane,
  run: LaneRun,
  { content, isLost }: { readonly content: string | undefined; readonly isLost: boolean },
): Promise<LaneRun> {
  const { memory, steps } = run;
  const found = await booksOf(memory);
  // A person may have sent something with curl in between, but nothing here deletes every book.
  if (found.length === 0 && booksNow(run).length > 0) throw new EvictedError();
  const { exchange, error } = await memory.record(lane.send, { content, isLost });
  if (exchange === undefined) throw error;
  const books = await booksOf(memory);
  const step = { exchange, error: isLost ? error : undefined, books, change: changeOf(found, books) };
  return { ...run, steps: [...steps, step] };
}

async function booksOf({ api }: Recorder): Promise<readonly StoredBook[]> {
  return (await api.listBooks().orThrow()).items;
}
