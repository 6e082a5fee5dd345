// The id of a resource that does not exist is rejected, and never lost.
import type { Contract, Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges, writesByContent } from "../merging/merging.ts";
import { hasResource, operationNamed, responseNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, isRefusal, isShutOut, notExercised, wrongStatus } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import { type UnknownReference, unknownReferences } from "../shared/unknown-references.ts";
import type { Made, World } from "../world.ts";

type Case = UnknownReference & {
  readonly exchange: Exchange;
  /** The resource that was created or changed. */
  readonly after: Made | undefined;
  /** The document, or a different operation of the resource, says that such an id is rejected. */
  readonly isPromised: boolean;
};

const REFUSALS: readonly string[] = [
  problems["invalid-content"].status,
  problems["malformed-request"].status,
  problems["id-mismatch"].status,
].map(String);
const NOT_FOUND = problems["not-found"].status;

export const unknownReferenceIsRefused: Law<readonly Case[]> = {
  id: "unknown-reference-is-refused",
  about: "refusals",
  level: "convention",
  section: "RFC 9110 15.5.21",
  says: "By convention, the id of a resource that does not exist is rejected, or stored as it was sent, and all operations of a resource treat it alike.",
  concerns:
    "operations that create, replace or merge a resource that names a different one, in documents without declarations",
  premises: ["get-changes-nothing", "post-is-stored", "put-is-stored", "patch-changes-named-members"],
  why: "An order that names a customer who does not exist can be neither delivered nor paid. If the server stores null in its place, not even the mistake can be found.",
  evidence:
    "Content is sent with the id of a resource that does not exist. If it is accepted, a GET must show that id. It must be rejected if a different operation of the resource rejects it and accepts one that exists, or if the document says so: by a 404 that not every operation declares, or in the description of a 400, 409 or 422.",
  fix: "Check every id against its table in the transaction of the write, or let a foreign key do it, and return 422 for one that does not exist.",
  notReported:
    "which 4xx status rejects it; a server that stores any id, if the document declares nothing else",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared && hasResource(operation, contract) && writesByContent(operation),
  async probe(world, operation) {
    const cases: Case[] = [];
    for (const one of await unknownReferences(world, operation)) {
      const { exchange, after } = await sendUnknown(world, operation, one);
      const isAccepted = isSuccess(exchange.response.status);
      const isPromised =
        isAccepted &&
        (isDeclared(operation, world.contract) || (await isRefusedElsewhere(world, operation, one)));
      cases.push({ ...one, exchange, after, isPromised });
    }
    return cases;
  },
  judge(cases) {
    const judged = cases.filter(({ exchange }) => isSuccess(exchange.response.status) || isRefusal(exchange));
    if (judged.length === 0) return notExercised("nothing to refuse");
    for (const { member, id, exchange, after, isPromised } of judged) {
      if (!isSuccess(exchange.response.status)) continue;
      if (isPromised) {
        const what = `${member} is ${id}, the id of nothing`;
        return broken(wrongStatus(exchange, "refusal", { kind: "request", what }), [exchange]);
      }
      if (after === undefined || !after.resource.members.some(({ name }) => name === member)) continue;
      const seen = after.representation[member] ?? null;
      if (seen !== null) continue;
      const difference = { member, expected: id, seen: after.representation[member] };
      return broken({ kind: "member", ...difference, rule: { kind: "sent" } }, [exchange, after.read]);
    }
    return holds(judged.length);
  },
};

async function sendUnknown(
  world: World,
  operation: Operation,
  { member, id }: UnknownReference,
): Promise<{ readonly exchange: Exchange; readonly after: Made | undefined }> {
  const resource = theResourceOf(operation, world.contract);
  const isCreate = operation.semantics.effect === "create";
  const item = isCreate ? undefined : await world.make(resource);
  const path = item === undefined ? await world.pathAbove(operation) : world.pathTo(operation, item);
  const drawn = merges(operation) ? {} : membersOf(world.validContent(operation));
  const exchange = await world.perform(operation, { path, content: { ...drawn, [member]: id } });
  const isDone = isSuccess(exchange.response.status);
  const written = item ?? (isDone ? world.created(operation, exchange) : undefined);
  const read = written && (await world.read({ ...written, resource }));
  return { exchange, after: read === undefined || isMissing(read) ? undefined : read };
}

/** 404 where the path names nothing, or a response whose description says that something does not exist. */
function isDeclared({ path, responses }: Operation, { operations }: Contract): boolean {
  const isAlone = pathParameterNames(path).length === 0;
  return responses.some(({ status, description = "" }) => {
    if (status === String(NOT_FOUND)) return isAlone && !isForAll(operations);
    return REFUSALS.includes(status) && MISSING.test(description);
  });
}

const MISSING =
  /not exist|not found|no such|unknown (?!member|field|propert|parameter|error|key|attribute|value)/i;

/** Some documents declare the same errors for all operations, whatever they do. */
function isForAll(operations: Contract["operations"]): boolean {
  return operations
    .filter(({ semantics, path }) => semantics.safe !== true && pathParameterNames(path).length === 0)
    .every((one) => responseNamed(one, NOT_FOUND) !== undefined);
}

/** Whether a different operation rejects what it accepts with a new id of a resource that exists: some can never be changed. */
async function isRefusedElsewhere(
  world: World,
  operation: Operation,
  one: UnknownReference,
): Promise<boolean> {
  const { create, write, merge } = theResourceOf(operation, world.contract);
  for (const id of [create, write, merge]) {
    const other = operationNamed(world.contract, id);
    if (other === undefined || other === operation) continue;
    const { exchange } = await sendUnknown(world, other, one);
    if (!isRefusal(exchange) || isShutOut(exchange)) continue;
    const made = await world.make(theResourceOf(operation, world.contract));
    const named = world.idOf(await world.make(one.names));
    const known = typeof one.id === "number" ? Number(named) : named;
    const content = { ...membersOf(JSON.parse(exchange.request.content ?? "{}")), [one.member]: known };
    const isCreate = other.semantics.effect === "create";
    const path = isCreate ? await world.pathAbove(other) : world.pathTo(other, made);
    return isSuccess((await world.perform(other, { path, content })).response.status);
  }
  return false;
}
