// Draws content, ids and keys from a seed: the same seed gives the same requests.
import fc from "fast-check";
import { jsonMedia } from "../../contract/media.ts";
import type { Media, Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { NotExercised } from "../../laws/reason.ts";
import { ownMembers, resourceOf } from "../../laws/shared/about.ts";
import type { BrokenContent, BrokenParameter, EdgeContent, NotableContent } from "../../laws/world.ts";
import type { WhichMembers } from "../../schema/arbitrary.ts";
import { CannotDraw } from "../../schema/arbitrary-text.ts";
import type { Settings } from "../settings.ts";
import { type ContentWay, withExamples } from "./content-ways.ts";
import { type DrawnValues, distinct } from "./distinct-values.ts";
import { drawEdgeContents, type Sample } from "./edge-content.ts";
import { type ForeignIds, withForeignIds } from "./foreign-resources.ts";
import { freshIdFor } from "./fresh-id.ts";
import { drawNotableContents } from "./notable-content.ts";
import { inOrder } from "./ordered-pairs.ts";
import { brokenParameters } from "./request-parameters.ts";

export type Drawing = {
  validContent(operation: Operation, members?: WhichMembers): unknown;
  anotherContent(operation: Operation, unlike: unknown): unknown;
  brokenContents(operation: Operation): readonly BrokenContent[];
  edgeContents(operation: Operation): readonly EdgeContent[];
  notableContents(operation: Operation): readonly NotableContent[];
  brokenParameters(operation: Operation): readonly BrokenParameter[];
  freshId(resource: Resource): string;
  freshKey(): string;
};

const TRIES = 12;
const DRAWS = 6;
const CHOICE = 12;

type DrawingSettings = Pick<Settings, "contract" | "seed" | "small" | "memory">;

/**
 * @param prefix the prefix of ids and keys, unique to this world
 * @param foreign the resources that contents name
 */
export function makeDrawing(
  settings: DrawingSettings,
  prefix: string,
  foreign: ForeignIds = new Map(),
): Drawing {
  const { contract, seed, small, memory } = settings;
  const values: DrawnValues = new Map();
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const sample: Sample = (arbitrary) =>
    smallest(
      memory.arbitraries.sample(arbitrary, {
        seed: seed + next(),
        numRuns: small === undefined ? 1 : CHOICE,
      }),
    );
  const drawContent = makeValidContent(settings, sample);
  const named = (operation: Operation, content: unknown): unknown => {
    const whole = withForeignIds(memory.foreignMembers(operation), content, foreign);
    const schema = jsonMedia(operation)?.schema;
    const faultsOf = (one: unknown): number => (memory.faultsIn(schema, one) ?? []).length;
    // Content that is to be rejected has one fault, and is rejected for no other reason.
    const isValid = (one: unknown): boolean => faultsOf(one) <= faultsOf(whole);
    return isRecord(whole) ? inOrder(whole, memory.orderedPairs(operation), isValid) : whole;
  };
  const drawOne: Drawing["validContent"] = (operation, members) => {
    const way = contentWayOf(operation, settings);
    const drawn = drawContent(operation, way === "required" && members !== "some" ? "required" : members);
    const examples = way === "examples" ? memory.exampleMembers(operation) : {};
    const isWhole = members !== "required" && Object.keys(examples).length > 0;
    return named(operation, isWhole ? withExamples(drawn, examples, `${prefix}${next()}`) : drawn);
  };
  const validContent: Drawing["validContent"] = (operation, members) =>
    distinct(operation, settings, {
      values,
      draw: () => drawOne(operation, members),
      freshWord: () => `${prefix}-${next()}`,
    });
  return {
    validContent,
    anotherContent: (operation, unlike) => mostDifferent(operation, unlike, () => validContent(operation)),
    brokenContents(operation) {
      const media = jsonMedia(operation);
      const ways = media === undefined ? [] : memory.arbitraries.waysToBreak(media.schema);
      return ways.map(({ says, content, member }) => {
        const drawn = sample(content);
        const whole = isRecord(drawn) ? membersOf(named(operation, drawn)) : drawn;
        // The fault itself stays.
        const broken = isRecord(drawn) && member !== undefined ? { [member]: drawn[member] } : {};
        const isLeftOut = isRecord(drawn) && member !== undefined && !(member in drawn);
        return {
          what: says,
          content: isRecord(whole) && !isLeftOut ? { ...whole, ...broken } : whole,
          member,
        };
      });
    },
    // A server that rejects what its schema allows has rules of its own, which the edges would break, too.
    edgeContents: (operation) =>
      contentWayOf(operation, settings) === "drawn"
        ? drawEdgeContents(operation, memory, { sample, validContent })
        : [],
    notableContents: (operation) => drawNotableContents(operation, memory, validContent),
    brokenParameters: (operation) => brokenParameters(operation, memory.arbitraries, sample),
    freshId: (resource) =>
      freshIdFor(resource, contract, {
        word: `${prefix}-${next()}`,
        testerOf: memory.testerOf,
        draw: (schema) => sample(fc.noShrink(drawable(() => memory.arbitraries.withoutExamples(schema)))),
      }),
    freshKey: () => `${prefix}-key-${next()}`,
  };
}

/** What the server was seen to accept; a merge patch has only members that are to change. */
function contentWayOf(operation: Operation, { contract, memory }: DrawingSettings): ContentWay {
  const read = operation.semantics.effect === "merge" ? undefined : resourceOf(operation, contract)?.read;
  return (read === undefined ? undefined : memory.contentWays.get(read)) ?? "drawn";
}

function makeValidContent({ small, memory }: DrawingSettings, sample: Sample): Drawing["validContent"] {
  const usual = small === "required" ? "required" : "all";
  return (operation, members = usual) => {
    const media = mediaOf(operation);
    if (media === undefined) return undefined;
    const drawn = drawable(() => memory.arbitraries.valid(media.schema, members));
    if (operation.semantics.effect !== "merge") return sample(drawn);
    // In a merge patch null removes a member, so each member is taken from a draw in which it has a value.
    return Object.assign({}, ...Array.from({ length: DRAWS }, () => withoutNullMembers(sample(drawn))));
  };
}

/** @throws NotExercised if no value of the schema can be drawn */
function drawable(find: () => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  try {
    return find();
  } catch (error) {
    if (error instanceof CannotDraw) throw new NotExercised({ kind: "cannot be drawn", what: error.message });
    throw error;
  }
}

function smallest(values: readonly unknown[]): unknown {
  const size = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
  return values.reduce((least, one) => (size(one) < size(least) ? one : least));
}

/** Draws until all members differ, and keeps the content in which most of them do. */
function mostDifferent(operation: Operation, unlike: unknown, drawOne: () => unknown): unknown {
  const names = ownMembers(operation);
  const before = membersOf(unlike);
  const differing = (content: unknown): number =>
    names.filter((name) => !sameJson(membersOf(content)[name], before[name])).length;
  let best: unknown;
  let most = -1;
  for (let tries = 0; tries < TRIES && most < names.length; tries++) {
    const content = drawOne();
    const count = differing(content);
    if (count > most) [best, most] = [content, count];
  }
  if (names.length > 0 && most === 0) throw new NotExercised({ kind: "content alike" });
  return best;
}

function mediaOf(operation: Operation): Media | undefined {
  return jsonMedia(operation) ?? operation.content?.media[0];
}

function withoutNullMembers(content: unknown): unknown {
  return Object.fromEntries(Object.entries(membersOf(content)).filter(([, value]) => value !== null));
}
