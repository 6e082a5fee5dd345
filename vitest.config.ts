import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { CountReporter } from "./test/setup/count.ts";
import { LongestFirst } from "./test/setup/longest-first.ts";

// Node keeps what it compiled, for the workers and for the commands that tests start: these are ready in half the time.
process.env["NODE_COMPILE_CACHE"] = fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url));

export default defineConfig({
  test: {
    globalSetup: [
      "test/setup/app.ts",
      "test/setup/guarded.ts",
      "test/setup/chromium.ts",
      "test/setup/one-postgres.ts",
    ],
    setupFiles: ["test/setup/platform.ts", "test/setup/processor-time.ts"],
    // For machines with other work: there, what takes a second may take twenty.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    // Two more than there are processors: a worker whose test waits for a server, a browser or a timer needs none.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // A worker keeps its modules from file to file: to load them again for each file costs a second of processor time.
    // No module of ours holds state; what a test stubs is put back before the next test.
    isolate: false,
    // Node loads the modules itself, types and all, as it does for the commands: Vite's runner takes a tenth more.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    reporters: ["default", new CountReporter(process.env["CI"] !== undefined)],
    include: ["test/**/*.test.ts"],
  },
});
