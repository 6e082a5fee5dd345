// The laws for the document that requires preconditions and keys.
import { loadDocument } from "../../src/contract/load.ts";
import { guardedApp } from "../guarded/app.ts";
import { lawTests } from "./law-tests.ts";

const { contract } = await loadDocument("test/documents/guarded.yaml");

lawTests("guarded", { contract, ...guardedApp() });
