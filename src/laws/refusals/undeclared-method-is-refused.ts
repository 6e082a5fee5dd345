// An undeclared method is rejected, and the response lists the declared ones.
import { allowedMethods, isSafeMethod, type Method, methodNames } from "../../semantics/methods.ts";
import { problems } from "../../semantics/problems.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { wrongAllow } from "../shared/allow.ts";
import { broken, judgeRefusals, notExercised } from "../shared/judgements.ts";

type Evidence = {
  readonly refused: readonly Exchange[];
  readonly declared: readonly Method[];
  readonly change: Change | undefined;
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
      if (world.safeOnly && !isSafeMethod(method)) continue;
      refused.push(await world.send(operation, { path: world.pathTo(operation, item), method }));
    }
    return { refused, declared, change: await before.changeSince() };
  },
  judge({ refused, declared, change }) {
    if (refused.length === 0) return notExercised("nothing to refuse");
    const statuses = judgeRefusals(refused, [problems["method-not-allowed"].status], change);
    if (statuses.verdict !== "holds") return statuses;
    const [wrong] = refused.flatMap((exchange) => wrongAllow(exchange, declared) ?? []);
    return wrong === undefined ? statuses : broken(wrong, [wrong.exchange]);
  },
};
