// Handlers for a project that has none of its own yet: each operation is answered as its mock would.

import { servedContract } from "../codegen/generate.ts";
import { loadDocument } from "../contract/load.ts";
import type { ServerOptions } from "../server/app.ts";
import { type Collection, memoryStore, type OpenView, type View } from "../server/memory.ts";
import type { UnitOfWork } from "../server/port.ts";
import { mockErrors, mockHandlers } from "./mock-handlers.ts";
import { type Thing, things } from "./mock-things.ts";

type Things = { readonly things: Collection<Thing> };

/** What the handlers of a mock see of its store. */
export type MockView = View<Things>;
export type OpenMockView = OpenView<Things>;

export type Mock<H> = {
  /** One per operation; write your own after the other, and let it take the place of this one. */
  readonly handlers: H;
  readonly store: UnitOfWork<MockView, OpenMockView>;
  /** Puts errors into the schemas that the document declares for them. */
  readonly errorContent: NonNullable<ServerOptions["errorContent"]>;
};

/**
 * @param document path of a document with `x-method-semantics` on every operation
 * @returns handlers that do what the document says, over a store in memory
 *
 * @example
 * ```ts
 * import { mocked, type MockView, type OpenMockView } from "@verbatim-http/kit/mock";
 * import type { Handlers } from "./generated/server.ts";
 *
 * const { handlers } = await mocked<Handlers<MockView, OpenMockView>>("openapi.yaml");
 * ```
 */
export async function mocked<H>(document: string): Promise<Mock<H>> {
  const { contract } = servedContract(await loadDocument(document));
  return {
    // The document that the handlers come from is the one that their type was generated from.
    handlers: mockHandlers(contract) as H,
    store: memoryStore(things()),
    errorContent: mockErrors(contract),
  };
}
