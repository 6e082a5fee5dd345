// Notes how much processor time each test file took: that of its worker, and of the processes that have ended.
import { readFileSync } from "node:fs";
import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Seconds. */
    processorTime?: number;
  }
}

const before = spent();

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures to pass
afterAll(({}, suite) => {
  suite.file.meta.processorTime = spent() - before;
});

/** Seconds of processor time of this process and of its children. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + ofChildren();
}

/** Only Linux says it (proc_pid_stat(5): `cutime` and `cstime`, in hundredths of a second). */
function ofChildren(): number {
  if (process.platform !== "linux") return 0;
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
