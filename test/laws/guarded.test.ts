// Checks the laws on the document that requires preconditions and keys.
import { afterEach, expect } from "vitest";
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { guardedApp } from "../guarded/app.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { fetch, faults } = guardedApp();

contractTests("test/documents/guarded.yaml", fetch, { run: "t", strict: true, readOnlyToo: true });
afterEach(() => expect(faults).toEqual([]));
