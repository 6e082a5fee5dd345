// A member that a POST leaves out has the default that the document gives.
import { followed } from "../../contract/inferred/schema-of.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { operationNamed, ownMembers, puts, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { Made, Missing, World } from "../world.ts";

type Evidence = {
  /** The request that left them out. */
  readonly exchange: Exchange;
  readonly read: Made | Missing | undefined;
  readonly defaults: Members;
  /** For a PUT: what a resource shows after a POST that left the same members out. */
  readonly created: Members;
};

export const defaultsAreApplied: Law<Evidence> = {
  id: "defaults-are-applied",
  about: "creating",
  level: "SHOULD",
  section: "RFC 9110 9.3.3, as declared by default",
  says: "A member that a POST or a PUT leaves out has the default that the document gives for it.",
  concerns:
    "operations that create or replace content with default values, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time", "post-is-stored"],
  why: "A client leaves the member out because the document says what that means. With a different default, an order that should be open is paid, or a filter does not find it.",
  evidence:
    "A POST, or a PUT to an existing resource with other values, is sent without the members that have a default, and the resource is read. Each of them that is shown must have its default. After a PUT, one that a POST shows must be shown.",
  fix: "Fill in the defaults before you store the content, or correct the document.",
  notReported:
    "members that the representation does not describe or leaves out, or that have a default only in responses",
  appliesTo: (operation, contract) =>
    (operation.semantics.effect === "create" || puts(operation)) &&
    !operation.semantics.declared &&
    Object.keys(defaultsOf(operation, contract)).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const shown = new Set(resource.members.map(({ name }) => name));
    const declared = Object.entries(defaultsOf(operation, world.contract)).filter(([name]) =>
      shown.has(name),
    );
    const defaults = Object.fromEntries(declared);
    if (!puts(operation)) return { ...(await createWithout(world, operation, defaults)), created: {} };
    const item = await world.make(resource);
    const first = await performOn(world, operation, item, world.anotherContent(operation, defaults));
    if (!isSuccess(first.response.status)) return { exchange: first, read: undefined, defaults, created: {} };
    const exchange = await performOn(world, operation, item, requiredWithout(world, operation, defaults));
    const creation = operationNamed(world.contract, resource.create);
    const posted = creation && (await createWithout(world, creation, defaults)).read;
    const created = posted?.representation ?? {};
    return { exchange, read: await world.read(item), defaults, created };
  },
  judge({ exchange, read, defaults, created }) {
    const failed = needsSuccess([exchange]);
    if (failed !== undefined) return failed;
    if (read === undefined) return notExercised("created resource unknown");
    if (isMissing(read)) return notExercised({ kind: "unreadable", exchange: read.read });
    for (const [member, expected] of Object.entries(defaults)) {
      const seen = read.representation[member];
      // JSON Schema 2020-12, Validation 9.2: a reader takes a member that is left out for its default.
      const isDropped = seen === undefined && sameJson(created[member], expected);
      if ((seen === undefined && !isDropped) || sameJson(seen, expected)) continue;
      const failure = { kind: "member", member, expected, seen, rule: { kind: "default" } } as const;
      return broken(failure, [exchange, read.read]);
    }
    return Object.keys(defaults).length === 0
      ? notExercised("no optional member")
      : holds(Object.keys(defaults).length);
  },
};

function requiredWithout(world: World, operation: Operation, defaults: Members): Members {
  const required = Object.entries(membersOf(world.validContent(operation, "required")));
  return Object.fromEntries(required.filter(([name]) => !Object.hasOwn(defaults, name)));
}

async function createWithout(
  world: World,
  operation: Operation,
  defaults: Members,
): Promise<Pick<Evidence, "exchange" | "read" | "defaults">> {
  const path = await world.pathAbove(operation);
  const exchange = await world.perform(operation, {
    path,
    content: requiredWithout(world, operation, defaults),
  });
  const item = isSuccess(exchange.response.status) ? world.created(operation, exchange) : undefined;
  return { exchange, read: item && (await world.read(item)), defaults };
}

/** The defaults of optional members; `null` and empty values say as much as none. */
function defaultsOf(operation: Operation, contract: Contract): Members {
  const required = (jsonMedia(operation)?.members ?? []).filter((one) => one.required);
  const isOptional = (name: string): boolean => !required.some((one) => one.name === name);
  const found = ownMembers(operation)
    .filter(isOptional)
    .flatMap((name) => {
      const schemas = schemasOfMember(operation, contract, name).map((one) =>
        membersOf(followed(one, contract.schemas)),
      );
      const value = schemas.map((one) => one["default"]).find((one) => one !== undefined);
      const isPlain = ["string", "number", "boolean"].includes(typeof value) && value !== "";
      return isPlain ? [[name, value] as const] : [];
    });
  return Object.fromEntries(found);
}
