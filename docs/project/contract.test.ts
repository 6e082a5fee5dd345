// Checks that the app does what openapi.yaml says.
import { contractTests } from "@verbatim-http/kit/contract-tests";
import { app } from "./app.ts";

const { fetch } = app({ now: Date.now, onError: console.error });
contractTests("openapi.yaml", async (request) => fetch(request));
