// Contract tests of a Hono app that does not use this project.
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { parcelsApp } from "./parcels.ts";

contractTests("test/conformance/parcels.yaml", parcelsApp().fetch, { run: "t" });
