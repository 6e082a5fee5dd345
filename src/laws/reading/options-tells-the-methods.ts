// OPTIONS tells the methods that the document declares.
import type { Operation } from "../../contract/operation.ts";
import { fields } from "../../semantics/fields.ts";
import { allowedMethods, type Method, methods } from "../../semantics/methods.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, told } from "../shared/judgements.ts";
import type { Exchange, World } from "../world.ts";

type Evidence = { readonly exchange: Exchange; readonly declared: readonly Method[] };

export const optionsTellsTheMethods: Law<Evidence> = {
  id: "options-tells-the-methods",
  level: "SHOULD",
  section: methods.OPTIONS.section,
  says: "OPTIONS, where it is answered by a success, lists in Allow the methods that the path declares, and no others.",
  concerns: "the first operation of each path",
  premises: ["get-changes-nothing", "undeclared-method-is-refused"],
  why: "A client that asks what it may do, to show a button or not, believes the answer.",
  evidence: "OPTIONS to a resource that is there, and its Allow beside the methods of the path.",
  fix: "Make Allow from the routes themselves, with HEAD beside GET, instead of writing it a second time.",
  notReported: "OPTIONS that is answered by 4xx or 501; HEAD beside GET, and OPTIONS, in Allow or not",
  appliesTo: (operation, contract) =>
    contract.operations.find(({ path }) => path === operation.path) === operation &&
    hasResource(operation, contract),
  async probe(world, operation) {
    const declared = world.contract.operations.filter((one) => one.path === operation.path);
    return {
      exchange: await optionsOf(world, operation),
      declared: declared.map(({ method }) => method),
    };
  },
  judge({ exchange, declared }) {
    if (!isSuccess(exchange.response.status)) return notExercised(`${told(exchange)}, which it may`);
    const field = exchange.response.headers[fields.allow.name.toLowerCase()];
    if (field === undefined) return broken(`${told(exchange)} without Allow`, [exchange]);
    const listed = field.split(",").map((name) => name.trim());
    const missing = declared.find((name) => !listed.includes(name));
    if (missing !== undefined) return broken(`Allow lacks ${missing}: ${field}`, [exchange]);
    const may: readonly string[] = allowedMethods(declared);
    const extra = listed.find((name) => name !== "" && !may.includes(name));
    if (extra !== undefined)
      return broken(`Allow lists ${extra}, which the document does not declare`, [exchange]);
    return holds(1);
  },
};

/** The last one that was sent in this run, else one to a resource that is there. */
async function optionsOf(world: World, operation: Operation): Promise<Exchange> {
  const sent = world.seen(operation).findLast(({ request }) => request.method === "OPTIONS");
  if (sent !== undefined) return sent;
  const item = await world.make(theResourceOf(operation, world.contract));
  return world.send(operation, { path: world.pathTo(operation, item), method: "OPTIONS" });
}
