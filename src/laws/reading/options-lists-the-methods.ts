// OPTIONS lists the methods that the document declares.
import type { Operation } from "../../contract/operation.ts";
import { type Method, methods } from "../../semantics/methods.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { wrongAllow } from "../shared/allow.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import type { World } from "../world.ts";

type Evidence = { readonly exchange: Exchange; readonly declared: readonly Method[] };

export const optionsListsTheMethods: Law<Evidence> = {
  id: "options-lists-the-methods",
  about: "reading",
  level: "SHOULD",
  section: methods.OPTIONS.section,
  says: "A successful response to OPTIONS lists in Allow exactly the methods that the path declares.",
  concerns: "the first operation of each path",
  premises: ["get-changes-nothing", "undeclared-method-is-refused"],
  why: "A client that asks which methods it may use, for example to show or hide a button, trusts the response.",
  evidence:
    "OPTIONS is sent to an existing resource, and its Allow field is compared with the methods that the document declares for the path.",
  fix: "Generate Allow from the routes, adding HEAD wherever there is GET, instead of maintaining a second list.",
  notReported: "OPTIONS that is rejected with 4xx or 501; whether Allow lists OPTIONS, or HEAD next to GET",
  appliesTo: (operation, contract) =>
    contract.operations.find(({ path }) => path === operation.path) === operation &&
    hasResource(operation, contract),
  async probe(world, operation) {
    const declared = world.contract.operations.filter((one) => one.path === operation.path);
    return {
      exchange: await findOptions(world, operation),
      declared: declared.map(({ method }) => method),
    };
  },
  judge({ exchange, declared }) {
    if (!isSuccess(exchange.response.status)) {
      return notExercised({ kind: "OPTIONS refused", exchange });
    }
    const wrong = wrongAllow(exchange, declared);
    return wrong === undefined ? holds(1) : broken(wrong, [exchange]);
  },
};

/** The last OPTIONS of this run, or one that is sent to an existing resource. */
async function findOptions(world: World, operation: Operation): Promise<Exchange> {
  const sent = world.seen(operation).findLast(({ request }) => request.method === "OPTIONS");
  if (sent !== undefined) return sent;
  const item = await world.make(theResourceOf(operation, world.contract));
  return world.send(operation, { path: world.pathTo(operation, item), method: "OPTIONS" });
}
