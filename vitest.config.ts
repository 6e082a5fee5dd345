import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/built-app.ts"],
    testTimeout: 20_000,
    // CommonJS is imported as Node imports it, which is how the service runs.
    deps: { interopDefault: false },
  },
});
