// Content that cannot be parsed, and content that breaks its schema, where the document tells 400 and 422 apart.
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { preparePath } from "../answers/answering.ts";
import { writesByContent } from "../merging/merging.ts";
import { hasResource } from "../shared/about.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { whenSent } from "../shared/refusing.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { BrokenContent, PathParameters, World } from "../world.ts";
import { isDone, type Refused, saidOf } from "./refused-for.ts";

const MALFORMED: number = problems["malformed-request"].status;
const INVALID: number = problems["invalid-content"].status;

const PARSING =
  /malformed|\bpars|syntax|(?:not|in?valid|broken|bad|unreadable) json|unreadable|cannot be read/i;
const VALIDATION =
  /validat|schema|constraint|semantic|(?:invalid|missing|bad|wrong) (?:value|field|member|content|data|propert|input)|out of (?:range|bounds)|required/i;

/** @returns whether the descriptions say that 400 is for content that cannot be parsed, and 422 for the rest. */
export function tellsInvalidApart(operation: Operation, contract: Contract): boolean {
  const [malformed, invalid] = [saidOf(operation, MALFORMED), saidOf(operation, INVALID)];
  const isKnown =
    (hasResource(operation, contract) && writesByContent(operation)) ||
    resourceActedOn(operation, contract) !== undefined;
  return (
    isKnown &&
    jsonMedia(operation) !== undefined &&
    operation.traits.readsContent &&
    PARSING.test(malformed) &&
    !VALIDATION.test(malformed) &&
    VALIDATION.test(invalid) &&
    !PARSING.test(invalid)
  );
}

const MOST = 3;

/** @returns content of both kinds with its response; nothing where earlier requests had the right status for both. */
export async function askInvalid(world: World, operation: Operation): Promise<readonly Refused[]> {
  if (!tellsInvalidApart(operation, world.contract)) return [];
  const wrongs = world.brokenContents(operation).filter((one) => isOfRightTypes(world, operation, one));
  // A state or a limit may be found before the content is read.
  const first = await placeOf(world, operation);
  const content = world.validContent(operation);
  const accepted = first && (await world.perform(operation, { path: first, content }));
  const path = await placeOf(world, operation);
  if (accepted === undefined || path === undefined || !isDone(accepted)) return [];
  const found: Refused[] = [];
  for (const wrong of wrongs.slice(0, MOST)) {
    const exchange = await world.perform(operation, { path, content: wrong.content });
    found.push({ exchange, expected: [INVALID], when: whenSent(wrong), accepted: [accepted] });
  }
  const text = JSON.stringify(world.validContent(operation)).slice(0, -1);
  const exchange = await world.perform(operation, { path, text });
  const what = "content without its last character";
  found.push({ exchange, expected: [MALFORMED], when: { kind: "request", what }, accepted: [accepted] });
  return found.filter((one) => [MALFORMED, INVALID].includes(one.exchange.response.status));
}

async function placeOf(world: World, operation: Operation): Promise<PathParameters | undefined> {
  const actedOn = resourceActedOn(operation, world.contract);
  if (actedOn !== undefined) return world.pathTo(operation, await world.make(actedOn));
  return preparePath(world, operation);
}

/** Most frameworks find a text in place of a number while they parse; a missing member or a bound is found later. */
function isOfRightTypes(
  { contract }: World,
  operation: Operation,
  { content, member }: BrokenContent,
): boolean {
  if (!isRecord(content) || member === undefined) return false;
  const { [member]: value } = content;
  if (value === undefined) return true;
  const schemas = schemasOfMember(operation, contract, member).map(membersOf);
  // A parser may find these, too.
  if (schemas.some((one) => one["format"] !== undefined || one["enum"] !== undefined)) return false;
  const types = schemas.flatMap((one) => one["type"] ?? []);
  const isNumber = types.includes("number") || types.includes("integer");
  return (
    (typeof value === "string" && types.includes("string")) ||
    (typeof value === "number" && Number.isInteger(value) && isNumber)
  );
}
