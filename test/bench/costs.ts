// Loaded into each server with `--import`: reports what the process has cost so far, each time that it is asked.

/** Processor time, user and system, in microseconds, and memory in bytes. */
export type Costs = { readonly processor: number; readonly memory: number };

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ processor: user + system, memory: process.memoryUsage.rss() } satisfies Costs);
});
process.on("disconnect", () => process.exit());
