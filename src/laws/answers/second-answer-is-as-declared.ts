// A repeat returns what the document declares.
import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { performOn, prepareItemToPut } from "../shared/sending.ts";
import type { World } from "../world.ts";

type Evidence = {
  readonly first: Exchange;
  readonly second: Exchange;
  readonly declared: number | undefined;
};

export const secondAnswerIsAsDeclared: Law<Evidence> = {
  id: "second-answer-is-as-declared",
  about: "answers",
  level: "MUST",
  section: "x-method-semantics, repeat",
  says: "An identical second request returns the status that the document declares for it.",
  concerns: "operations that declare what a repeat returns",
  premises: [
    "created-is-located",
    "put-is-stored",
    "put-creates-then-replaces",
    "delete-removes",
    "get-changes-nothing",
  ],
  why: "A client that repeats a request learns from the second response whether all is well. If the document says 404 for a second DELETE and the server returns 204, code that follows the document takes one for the other.",
  evidence:
    "A successful request is sent again. The status of the second response is compared with repeat in x-method-semantics.",
  fix: "Return what is declared, or declare what you return: repeat in x-method-semantics. HTTP allows more than one response, and a client has to know which one to expect.",
  lint: ["repeat-fits-effect", "repeat-is-declared"],
  notReported: "repeats with preconditions, preferences or a key that the document does not require",
  appliesTo: (operation, contract) =>
    operation.semantics.repeat !== undefined &&
    operation.semantics.effect !== "process" &&
    hasResource(operation, contract),
  async probe(world, operation) {
    const send = await prepareRequest(world, operation);
    return { first: await send(), second: await send(), declared: operation.semantics.repeat };
  },
  judge({ first, second, declared }) {
    const failed = needsSuccess([first]);
    if (failed !== undefined) return failed;
    if (declared !== undefined && second.response.status !== declared) {
      return broken(wrongStatus(second, [declared], { kind: "sent again" }), [first, second]);
    }
    return holds(1);
  },
};

async function prepareRequest(world: World, operation: Operation): Promise<() => Promise<Exchange>> {
  const { effect } = operation.semantics;
  const content = world.validContent(operation);
  if (effect === "create") {
    const path = await world.pathAbove(operation);
    return () => world.perform(operation, { path, content });
  }
  const isPut = effect === "create-or-replace";
  const item = isPut
    ? await prepareItemToPut(world, operation)
    : await world.make(theResourceOf(operation, world.contract));
  return () => performOn(world, operation, item, content);
}
