// A Hono app that knows nothing of this project, under contract tests.
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { parcelsApp } from "./parcels.ts";

contractTests("test/conformance/parcels.yaml", parcelsApp().fetch, { run: "t" });
