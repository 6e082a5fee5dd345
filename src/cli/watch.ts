// Repeats work when a file in one of some folders changes.
import { watch } from "node:fs";

/** Editors write a file in several steps; this is how long to wait for the last one, in milliseconds. */
const SETTLED = 100;

/**
 * @param folders where the document and its overlays are
 * @param work runs for each change, never twice at a time
 * @param signal ends it
 */
export async function repeatOnChange(
  folders: readonly string[],
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let change = Promise.withResolvers<void>();
  const watchers = [...new Set(folders)].map((folder) =>
    watch(folder, (_, name) => {
      if (name === null || /\.(?:ya?ml|json)$/i.test(name)) change.resolve();
    }),
  );
  signal.addEventListener("abort", () => change.resolve());
  while (!signal.aborted) {
    await change.promise;
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    change = Promise.withResolvers<void>();
    if (!signal.aborted) await work();
  }
  for (const watcher of watchers) watcher.close();
}
