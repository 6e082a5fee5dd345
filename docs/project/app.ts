// The app: the operations of openapi.yaml. At first a mock handles each; write your handlers one after the other.
import { type MockView, mocked, type OpenMockView } from "@verbatim-http/kit/mock";
import { buildApp, type ServerOptions } from "@verbatim-http/kit/server/app";
import { type Handlers, wiring } from "./generated/server.ts";

type AllHandlers = Handlers<MockView, OpenMockView>;
const { handlers, store, errorContent } = await mocked<AllHandlers>("openapi.yaml");

/** Your handlers, by operationId. Your editor completes their names, what they get and what they may return. */
const own: Partial<AllHandlers> = {};

export const app = (options: ServerOptions) =>
  buildApp(wiring, { ...handlers, ...own }, store, { ...options, errorContent });
