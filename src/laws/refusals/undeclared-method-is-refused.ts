// A method that the document does not declare is refused, and the answer says which ones there are.
import { fields } from "../../semantics/fields.ts";
import { allowedMethods, type Method, methodNames } from "../../semantics/methods.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, judgeRefusals, told } from "../shared/judgements.ts";
import type { Exchange } from "../world.ts";

type Evidence = {
  readonly refused: readonly Exchange[];
  readonly declared: readonly Method[];
  readonly change: string | undefined;
};

export const undeclaredMethodIsRefused: Law<Evidence> = {
  id: "undeclared-method-is-refused",
  level: "SHOULD",
  section: `RFC 9110 9.1, ${problems["method-not-allowed"].section.replace("RFC 9110 ", "")}`,
  says: "A method that the path does not declare does nothing and answers 405, with Allow listing those it does.",
  concerns: "the first operation of each path",
  premises: ["get-changes-nothing"],
  why: "A method that nobody declared is one that nobody tests, and it may do something. And a 404 in place of 405 tells a developer that the resource is missing, who then looks for it in the wrong place.",
  evidence:
    "Each method that the path does not declare, sent to a resource that exists: the status (405), the methods in Allow, and everything known before and after them.",
  fix: "For a path that exists answer 405 to every other method, with Allow made of that path's routes. Many frameworks answer 404 there: add a route for all methods behind the declared ones.",
  notReported: "HEAD beside GET, and OPTIONS, in Allow or not; TRACE, which fetch cannot send",
  appliesTo: (operation, contract) =>
    contract.operations.find(({ path }) => path === operation.path) === operation &&
    hasResource(operation, contract),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const declared = world.contract.operations
      .filter(({ path }) => path === operation.path)
      .map(({ method }) => method);
    const allowed = allowedMethods(declared);
    const before = await world.witness();
    const refused: Exchange[] = [];
    for (const method of methodNames) {
      if (allowed.includes(method) || method === "TRACE" || method === "HEAD") continue;
      refused.push(await world.send(operation, { path: world.pathTo(operation, item), method }));
    }
    return { refused, declared, change: await world.changeSince(before) };
  },
  judge({ refused, declared, change }) {
    const statuses = judgeRefusals(refused, [problems["method-not-allowed"].status], change);
    if (statuses.verdict !== "holds") return statuses;
    const may = allowedMethods(declared);
    for (const exchange of refused) {
      const field = exchange.response.headers[fields.allow.name.toLowerCase()];
      if (field === undefined) return broken(`${told(exchange)} without Allow`, [exchange]);
      const listed = field.split(",").map((name) => name.trim());
      const missing = declared.find((name) => !listed.includes(name));
      if (missing !== undefined) return broken(`Allow lacks ${missing}: ${field}`, [exchange]);
      const extra = listed.find((name) => name !== "" && !may.some((method) => method === name));
      if (extra !== undefined)
        return broken(`Allow lists ${extra}, which the document does not declare`, [exchange]);
    }
    return statuses;
  },
};
