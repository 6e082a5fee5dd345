// When the representation changes, its entity tag changes.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ifAsked, NotExercised } from "../reason.ts";
import { declaresField, operationNamed, ownMembers, resourcesBelow, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { difference } from "../shared/likeness.ts";
import { isMissing, performOn, readAgain } from "../shared/sending.ts";
import { withoutNulls } from "../shared/shapes.ts";
import type { Made, Missing, World } from "../world.ts";

type State = Pick<Made, "tag" | "representation" | "read"> & {
  /** Whether a resource was created below between two states, in which case other members count. */
  readonly isBelow?: boolean;
};

/** A change whose response has the tag from before it, although a GET after it has a new one. */
type Outdated = {
  readonly exchange: Exchange;
  readonly read: Exchange;
  readonly tag: string;
  readonly seen: string;
};

type Evidence = { readonly states: readonly State[]; readonly outdated: Outdated | undefined };

const [OK] = effects.read.successes;
const CHANGES = 3;

export const tagFollowsRepresentation: Law<Evidence> = {
  id: "tag-follows-representation",
  about: "conditions",
  level: "MUST",
  section: fields.etag.section,
  says: "When the representation changes, its strong entity tag changes too.",
  concerns: "operations that read what can be changed, and declare an ETag",
  premises: ["put-is-stored", "patch-changes-named-members"],
  why: "If the entity tag stays the same, caches go on serving the old content, and a save that is based on it passes If-Match. Someone else's change is then lost.",
  evidence:
    "A resource is read after each of several changes: one per member, one that keeps the length of a text, a deletion and re-creation where possible, and a new resource below it. No two different representations may have the same strong entity tag, and the response to a change must not have the tag from before it.",
  fix: "Draw a new entity tag at each write that changes something, or hash the representation as sent. A time in seconds is too coarse, and a version number that restarts after a deletion repeats old tags.",
  notReported: "weak entity tags; a tag that changes although the representation does not",
  appliesTo(operation, contract) {
    const resource = contract.resources.find((one) => one.read === operation.id);
    const isChangeable = resource?.write !== undefined || resource?.merge !== undefined;
    return isChangeable && declaresField(operation, OK, "etag");
  },
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const writer = writerOf(world, item);
    const states: Made[] = [item];
    let outdated: Outdated | undefined;
    for (const content of changesOf(world, writer, item)) {
      const before = states.at(-1) ?? item;
      const exchange = await performOn(world, writer, item, content);
      if (!isSuccess(exchange.response.status)) continue;
      const now = await readAgain(world, item);
      states.push(now);
      outdated ??= outdatedIn(exchange, before, now);
    }
    const merge = operationNamed(world.contract, item.resource.merge);
    if (merge !== undefined && merge !== writer && !operation.semantics.declared) {
      const before = states.at(-1) ?? item;
      const content = withoutNulls(world.anotherContent(merge, before.representation));
      const exchange = await performOn(world, merge, item, content);
      if (isSuccess(exchange.response.status)) {
        const now = await readAgain(world, item);
        states.push(now);
        outdated ??= outdatedIn(exchange, before, now);
      }
    }
    const again = await putBack(world, item);
    if (again !== undefined && !isMissing(again)) states.push(again);
    const counted = await addBelow(world, item);
    // Only members that a client sets count, because those that the server sets may change on their own.
    const set =
      new Set(states.map(({ tag }) => tag)).size < states.length
        ? await world.serverSet(item.resource)
        : new Set();
    const names = ownMembers(writer).filter((name) => !set.has(name));
    const changed = states.map(({ tag, read, representation }) => ({
      tag,
      read,
      representation: Object.fromEntries(names.map((name) => [name, representation[name]])),
    }));
    return { states: [...changed, ...counted], outdated };
  },
  judge({ states, outdated }) {
    const strong = states.filter(({ tag }) => tag !== undefined && !tag.startsWith("W/"));
    if (strong.length < states.length) return notExercised("no strong entity tag");
    let cases = 0;
    for (const [at, now] of strong.entries()) {
      const before = strong
        .slice(0, at)
        .find(({ tag, isBelow }) => tag === now.tag && isBelow === now.isBelow);
      if (before !== undefined && !sameJson(before.representation, now.representation)) {
        return broken({ kind: "shared tag", tag: now.tag ?? "" }, [before.read, now.read]);
      }
      if (at > 0 && before === undefined) cases++;
    }
    if (outdated !== undefined) {
      const { exchange, read, tag, seen } = outdated;
      const expected = { kind: "value", value: tag, as: read } as const;
      return broken({ kind: "field", exchange, field: fields.etag.name, seen, expected }, [exchange, read]);
    }
    return cases > 0 ? holds(cases) : notExercised("nothing changed");
  },
};

/** RFC 9110 9.3.4: an entity tag in the response to a change is that of the new representation. */
function outdatedIn(exchange: Exchange, before: Made, { tag, read }: Made): Outdated | undefined {
  const seen = exchange.response.headers[fieldNames.etag];
  const isOld = seen !== undefined && seen === before.tag && tag !== undefined && tag !== seen;
  return isOld ? { exchange, read, tag, seen } : undefined;
}

/** Two states, with a resource created below in between: differences such as a count are compared too. */
async function addBelow(world: World, item: Made): Promise<readonly State[]> {
  const [below] = resourcesBelow(item.resource, world.contract);
  if (below === undefined) return [];
  const before = await world.read(item);
  if (isMissing(before)) return [];
  const soon = await world.read(item);
  if (isMissing(soon)) return [];
  if ((await ifAsked(() => world.make(below, { above: item }))) === undefined) return [];
  const after = await world.read(item);
  if (isMissing(after) || after.tag !== soon.tag || sameJson(after.representation, soon.representation))
    return [];
  const set = await world.serverSet(item.resource);
  const names = Object.keys({ ...soon.representation, ...after.representation }).filter(
    (name) => !set.has(name) && sameJson(before.representation[name], soon.representation[name]),
  );
  if (difference(soon.representation, after.representation, names) === undefined) return [];
  return [soon, after].map(({ tag, read, representation }) => ({
    tag,
    read,
    representation: Object.fromEntries(names.map((name) => [name, representation[name]])),
    isBelow: true,
  }));
}

function writerOf(world: World, { resource }: Made): Operation {
  const writer = [resource.write, resource.merge]
    .map((id) => operationNamed(world.contract, id))
    .find(Boolean);
  if (writer === undefined) throw new NotExercised({ kind: "no operation", to: "change" });
  return writer;
}

/** Changes one member at a time, and finally one of them to a text of the same length. */
function changesOf(world: World, writer: Operation, { representation }: Made): readonly Members[] {
  const other = membersOf(withoutNulls(world.anotherContent(writer, representation)));
  const isMerge = writer.semantics.effect === "merge";
  const own = ownMembers(writer).filter((name) => representation[name] !== undefined);
  let now: Members = Object.fromEntries(own.map((name) => [name, representation[name]]));
  const names = own.filter((name) => other[name] !== undefined && !sameJson(other[name], now[name]));
  const changed: Members[] = [];
  const change = (name: string, value: unknown): void => {
    now = { ...now, [name]: value };
    changed.push(isMerge ? { [name]: value } : now);
  };
  for (const name of names.slice(-CHANGES)) change(name, other[name]);
  const [text] = names.filter((name) => typeof now[name] === "string");
  if (text !== undefined) change(text, alike(String(now[text])));
  return changed;
}

/** A different text of the same length. */
function alike(text: string): string {
  return text.endsWith("a") ? `${text.slice(0, -1)}b` : `${[...text].slice(0, -1).join("")}a`;
}

/** Deletes the resource and creates it again at its URL: different content must have a new tag. */
async function putBack(world: World, item: Made): Promise<Made | Missing | undefined> {
  const { resource, representation } = item;
  const removal = operationNamed(world.contract, resource.delete);
  const write = operationNamed(world.contract, resource.write);
  if (removal === undefined || write?.semantics.effect !== "create-or-replace") return undefined;
  await performOn(world, removal, item);
  await performOn(world, write, item, world.anotherContent(write, representation));
  return world.read(item);
}
