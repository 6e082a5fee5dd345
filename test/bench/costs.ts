// Loaded into each server with `--import`: reports what the process has cost so far, each time that it is asked.

/** Processor time, user and system, in microseconds, and memory in bytes, resident and of the heap. */
export type Costs = { readonly processor: number; readonly memory: number; readonly heap: number };

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ processor: user + system, memory: rss, heap: heapUsed } satisfies Costs);
});
process.on("disconnect", () => process.exit());
