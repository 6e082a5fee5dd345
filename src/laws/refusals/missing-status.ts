// A request to what does not exist, where the document declares 404 for it.
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { problems } from "../../semantics/problems.ts";
import { goneStatuses, isConflict } from "../../semantics/statuses.ts";
import { needsTarget } from "../../semantics/traits.ts";
import { isAsAsked } from "../answers/as-asked.ts";
import type { Exchange } from "../exchange.ts";
import { ifAsked } from "../reason.ts";
import { operationNamed, resourceOf, responseNamed } from "../shared/about.ts";
import { isGone, isShutOut } from "../shared/judgements.ts";
import { isAboutOther } from "../shared/missing-noun.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Item, World } from "../world.ts";
import { isDone, type Refused, sentSoFar } from "./refused-for.ts";

const { status: NOT_FOUND } = problems["not-found"];
const MALFORMED: number = problems["malformed-request"].status;
const INVALID: number = problems["invalid-content"].status;
const { status: FORBIDDEN } = problems["insufficient-scope"];

/** @returns whether the document declares 404 for what the path of the operation names. */
export function mayBeMissing(operation: Operation, contract: Contract): boolean {
  return namedInPath(operation, contract) !== undefined;
}

function namedInPath(operation: Operation, contract: Contract): Resource | undefined {
  const { path, target, parent, semantics, traits } = operation;
  const isNamed =
    pathParameterNames(path).length > 0 &&
    responseNamed(operation, NOT_FOUND) !== undefined &&
    !isAboutOther(operation, contract);
  const mayCreate =
    semantics.effect === "create-or-replace" || (target !== undefined && !needsTarget(traits));
  if (!isNamed || (mayCreate && semantics.effect !== "read" && semantics.effect !== "process"))
    return undefined;
  return contract.resources.find(({ read }) => read === (target ?? parent)?.read);
}

/** @returns the request to what does not exist: an earlier one, unless a different response leaves that in doubt. */
export async function askMissing(world: World, operation: Operation): Promise<readonly Refused[]> {
  const resource = namedInPath(operation, world.contract);
  if (resource === undefined) return [];
  const seen = sentSoFar(world, operation);
  const isOdd = (exchange: Exchange): boolean =>
    mayBeWrong(operation, exchange) && isAsAsked(world, operation, exchange);
  const expected = { expected: goneStatuses, when: { kind: "missing target" } } as const;
  const shown = seen.find(isGone);
  if (shown !== undefined && !seen.some(isOdd)) return [{ exchange: shown, accepted: [], ...expected }];
  const found = await ifAsked(() => askAtMissing(world, operation, resource));
  if (found === undefined) return [];
  if (isShutOut(found.exchange) && mayForbid(operation)) return [];
  return [{ ...found, ...expected }];
}

/** Whether a response to a valid request may be that for a missing resource: a conflict of a write is about a value. */
function mayBeWrong(operation: Operation, exchange: Exchange): boolean {
  const { status } = exchange.response;
  if (isConflict(status)) return operation.semantics.effect === "process";
  return [MALFORMED, INVALID].includes(status) || (isShutOut(exchange) && !mayForbid(operation));
}

function mayForbid(operation: Operation): boolean {
  return responseNamed(operation, FORBIDDEN) !== undefined || operation.traits.isSecured;
}

/** Sends content that is accepted for a resource that exists to one that was deleted. */
async function askAtMissing(
  world: World,
  operation: Operation,
  resource: Resource,
): Promise<Pick<Refused, "exchange" | "accepted"> | undefined> {
  const item = await world.make(resource);
  const content = world.validContent(operation);
  const accepted = content === undefined ? [] : [await performOn(world, operation, item, content)];
  if (!accepted.every(isDone)) return undefined;
  const gone = await findGone(world, resource, operation, item);
  return gone && { exchange: await performOn(world, operation, gone, content), accepted };
}

/** One that was deleted has an id of the right form; an id that nobody had may have none. */
async function findGone(
  world: World,
  resource: Resource,
  operation: Operation,
  item: Item,
): Promise<Item | undefined> {
  const removal = operationNamed(world.contract, resource.delete);
  if (removal !== undefined) {
    // What the operation added below it, or did to it, may keep it from being deleted.
    const isOfOther = resourceOf(operation, world.contract) !== resource || operation.content !== undefined;
    const other = isOfOther ? await world.make(resource, { above: item }) : item;
    const deletion = await performOn(world, removal, other);
    return isDone(deletion) && isMissing(await world.read(other)) ? other : undefined;
  }
  return hasKnownForm(world.contract, resource) ? world.freeItem(resource, item) : undefined;
}

function hasKnownForm(contract: Contract, resource: Resource): boolean {
  const own = pathParameterNames(resource.path).at(-1);
  const read = operationNamed(contract, resource.read);
  const schema = read?.parameters.find(({ in: where, name }) => where === "path" && name === own)?.resolved;
  const { type, format, pattern } = Object.assign({ type: "", format: "", pattern: "" }, schema);
  return type === "integer" || format === "uuid" || pattern !== "";
}
