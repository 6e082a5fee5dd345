import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { CountReporter } from "./test/setup/count.ts";

/** Files that need a browser. */
const browser = ["test/browser/**/*.test.ts", "test/client/page.test.ts", "test/prove/prove.test.ts"];

export default defineConfig({
  test: {
    globalSetup: ["test/setup/app.ts", "test/setup/guarded.ts"],
    setupFiles: ["test/setup/platform.ts", "test/setup/processor-time.ts"],
    // For machines with other work: there, what takes a second may take twenty.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // The default leaves one processor idle; the tests also wait for servers, browsers and timers.
    maxWorkers: availableParallelism(),
    // A worker keeps its modules from file to file: to load them again for each file costs a second of processor time.
    // No module of ours holds state; what a test stubs is put back before the next test.
    isolate: false,
    // Node keeps what it compiled: a command that a test starts is ready in half the time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)) },
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // CommonJS is imported as Node imports it, which is how the service runs.
    deps: { interopDefault: false },
    reporters: ["default", new CountReporter(process.env["CI"] !== undefined)],
    projects: [
      {
        extends: true,
        test: {
          name: "browser",
          include: browser,
          globalSetup: ["test/setup/chromium.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...browser],
        },
      },
    ],
  },
});
