// One test per decision row; a row without a test does not compile.
import { callerTests } from "./caller-decisions.ts";
import { contentTests } from "./content-decisions.ts";
import type { Tests } from "./context.ts";
import { headTests } from "./head-decisions.ts";
import { stateTests } from "./state-decisions.ts";

export const tests: Tests = { ...callerTests, ...headTests, ...stateTests, ...contentTests };
