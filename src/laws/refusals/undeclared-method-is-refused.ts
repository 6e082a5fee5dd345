// An undeclared method is rejected, and the response lists the declared ones.
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
  about: "refusals",
  level: "SHOULD",
  section: `RFC 9110 9.1, ${problems["method-not-allowed"].section.replace("RFC 9110 ", "")}`,
  says: "A method that the path does not declare changes nothing and returns 405, with the declared methods in Allow.",
  concerns: "the first operation of each path",
  premises: ["get-changes-nothing"],
  why: "A method that nobody declared is a method that nobody tests, and it may do something. A 404 in place of 405 suggests that the resource is missing, and a developer looks for the error in the wrong place.",
  evidence:
    "Each method that the path does not declare is sent to an existing resource. It must return 405 with the declared methods in Allow, and the visible state must be the same before and after them.",
  fix: "Return 405 for every other method on a path that exists, with Allow generated from that path's routes. Many frameworks return 404 there: add a route for all methods behind the declared ones.",
  notReported: "whether Allow lists OPTIONS, or HEAD next to GET; TRACE, which fetch cannot send",
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
