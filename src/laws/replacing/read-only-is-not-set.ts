// A client cannot set what the document marks as set by the server.
import { namesOfId } from "../../contract/inferred/foreign-members.ts";
import { bare } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { writesByContent } from "../merging/merging.ts";
import { operationNamed, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import { shownSchema } from "../shared/shown-schema.ts";
import type { Item, Made, World } from "../world.ts";

type Case = {
  readonly exchange: Exchange;
  readonly name: string;
  readonly sent: unknown;
  readonly after: Made;
};

export const readOnlyIsNotSet: Law<readonly Case[]> = {
  id: "read-only-is-not-set",
  about: "replacing",
  level: "SHOULD",
  section: "RFC 9110 9.3.4, as declared by readOnly",
  says: "A member that the document marks readOnly, or has in responses only, does not take the value that a client sends for it.",
  concerns:
    "operations that create, replace or merge a resource with members that clients do not set, in documents without declarations",
  premises: ["get-changes-nothing", "put-is-stored"],
  why: "A client that sends a role, a price or a date of creation back with a form decides what only the server may decide. That is how accounts become administrators.",
  evidence:
    "Valid content is sent with one such member more, whose value the server would hardly choose, or did not choose, once for each such member. The request may be rejected, but a GET must not return that value.",
  fix: "Copy only the members that clients may set from the content, instead of storing the content as it comes.",
  notReported:
    "whether such content is rejected or the member is ignored; the id in a PUT or PATCH, which id-in-the-path-wins reports",
  appliesTo: (operation, contract) =>
    writesByContent(operation) &&
    !operation.semantics.declared &&
    jsonMedia(operation) !== undefined &&
    unlikelyValues(operation, resourceOf(operation, contract), contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const isCreate = operation.semantics.effect === "create";
    const cases: Case[] = [];
    const usual = isCreate ? await world.make(resource) : undefined;
    for (const [name, value] of valuesToSend(operation, world.contract, resource)) {
      const item = isCreate ? undefined : await world.make(resource);
      if (sameJson(value, (item ?? usual)?.representation[name])) continue;
      const content = { ...membersOf(world.validContent(operation)), [name]: value };
      const exchange =
        item === undefined
          ? await world.perform(operation, { path: await world.pathAbove(operation), content })
          : await performOn(world, operation, item, content);
      const written: Item | undefined = item ?? createdBy(world, operation, exchange);
      const after = written && (await world.read(written));
      if (after !== undefined && !isMissing(after)) cases.push({ exchange, name, sent: value, after });
    }
    return cases;
  },
  judge(cases) {
    if (cases.length === 0) return notExercised("nothing to refuse");
    for (const { exchange, name: member, sent, after } of cases) {
      const seen = after.representation[member];
      if (!sameJson(seen, sent)) continue;
      const failure = {
        kind: "member",
        member,
        expected: undefined,
        seen,
        rule: { kind: "read-only", isMarked: after.resource.readOnly.includes(member) },
      } as const;
      return broken(failure, [exchange, after.read]);
    }
    return holds(cases.length);
  },
};

/** Each value of an enum, because a server may keep only some of them to itself. */
function valuesToSend(
  operation: Operation,
  contract: Contract,
  resource: Resource,
): readonly (readonly [name: string, value: unknown])[] {
  return unlikelyValues(operation, resource, contract).flatMap(([name, values]) =>
    values.slice(0, MOST_VALUES).map((value) => [name, value] as const),
  );
}

const MOST_VALUES = 6;

function createdBy(world: World, operation: Operation, exchange: Exchange): Item | undefined {
  return isSuccess(exchange.response.status) ? world.created(operation, exchange) : undefined;
}

/** Values of the member's type that no server sets by itself, for the plain readOnly members. */
function unlikelyValues(
  operation: Operation,
  resource: Resource | undefined,
  contract: Contract,
): readonly (readonly [name: string, values: readonly unknown[]])[] {
  const read = operationNamed(contract, resource?.read);
  if (resource === undefined || read === undefined) return [];
  const own = read.path.match(/\{([^{}]+)\}[^{}]*$/)?.[1] ?? "";
  const id = read.identity[own]?.split("/").at(-1);
  const isCreate = operation.semantics.effect === "create";
  const named = new Set(namesOfParents(resource, contract));
  const shown = resource.members
    .map(({ name }) => name)
    .filter((name) => name !== id && !named.has(bare(name)));
  return [...new Set([...resource.readOnly, ...shown])]
    .filter((name) => !resource.settable.includes(name) && (isCreate || name !== id))
    .flatMap((name) => {
      const values = unlikely(shownSchema(resource, name, contract));
      return values.length === 0 ? [] : [[name, values] as const];
    });
}

/** A member such as `projectId`: id-in-the-path-wins asks whether it moves the resource. */
function namesOfParents({ parent }: Resource, contract: Contract): readonly string[] {
  const above = contract.resources.find(({ read }) => read === parent);
  return above === undefined ? [] : [...namesOfId(above), ...namesOfParents(above, contract)];
}

/** One value, or several of which the server has set one. */
function unlikely({ type, format, enum: values, pattern }: Members): readonly unknown[] {
  const [kind] = [type].flat().filter((one) => one !== "null");
  if (Array.isArray(values)) return values.filter((one) => one !== null);
  if (pattern !== undefined) return [];
  if (kind === "boolean") return [true, false];
  if (kind === "integer") return [987_654];
  if (kind === "number") return [987_654.5];
  if (kind !== "string") return [];
  const texts: Readonly<Record<string, string>> = {
    date: "2001-02-03",
    "date-time": "2001-02-03T04:05:06Z",
    uuid: "5b1c0d3e-0f6a-4d27-9d3b-6a1f0c2e4d58",
    email: "somebody-else@example.com",
  };
  const text = format === undefined ? "set-by-a-client" : texts[String(format)];
  return text === undefined ? [] : [text];
}
