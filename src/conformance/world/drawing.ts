// Draws content, ids and keys from a seed: the same seed gives the same requests.
import fc from "fast-check";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Media, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { membersOf } from "../../json/record.ts";
import { NotExercised } from "../../laws/reason.ts";
import { operationNamed, ownMembers } from "../../laws/shared/about.ts";
import type { BrokenContent, BrokenParameter, EdgeContent } from "../../laws/world.ts";
import type { WhichMembers } from "../../schema/arbitrary.ts";
import { type Edge, edges, membersAtEdge } from "../../schema/arbitrary-bounds.ts";
import { CannotDraw } from "../../schema/arbitrary-text.ts";
import { waysToBreak } from "../../schema/broken.ts";
import type { Settings } from "../settings.ts";
import { brokenParameters } from "./request-parameters.ts";

export type Drawing = {
  validContent(operation: Operation, members?: WhichMembers): unknown;
  anotherContent(operation: Operation, unlike: unknown): unknown;
  brokenContents(operation: Operation): readonly BrokenContent[];
  edgeContents(operation: Operation): readonly EdgeContent[];
  brokenParameters(operation: Operation): readonly BrokenParameter[];
  freshId(resource: Resource): string;
  freshKey(): string;
};

const TRIES = 12;
const DRAWS = 6;
const CHOICE = 12;

/** @param prefix the prefix of ids and keys, unique to this world */
export function makeDrawing(
  { contract, seed, small, memory }: Pick<Settings, "contract" | "seed" | "small" | "memory">,
  prefix: string,
): Drawing {
  const usual = small === "required" ? "required" : "all";
  let count = 0;
  const sample = (arbitrary: fc.Arbitrary<unknown>): unknown => {
    count += 1;
    const drawn = fc.sample(arbitrary, { seed: seed + count, numRuns: small === undefined ? 1 : CHOICE });
    const size = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
    return drawn.reduce((least, one) => (size(one) < size(least) ? one : least));
  };
  const arbitrary = (schema: unknown, members: WhichMembers): fc.Arbitrary<unknown> => {
    try {
      return memory.arbitraries(schema, members);
    } catch (error) {
      if (error instanceof CannotDraw)
        throw new NotExercised({ kind: "cannot be drawn", what: error.message });
      throw error;
    }
  };
  const validContent: Drawing["validContent"] = (operation, members = usual) => {
    const media = mediaOf(operation);
    if (media === undefined) return undefined;
    const drawn = arbitrary(media.schema, members);
    if (operation.semantics.effect !== "merge") return sample(drawn);
    // In a merge patch null removes a member, so each member is taken from a draw in which it has a value.
    return Object.assign({}, ...Array.from({ length: DRAWS }, () => withoutNulls(sample(drawn))));
  };
  return {
    validContent,
    anotherContent(operation, unlike) {
      const names = ownMembers(operation);
      const before = membersOf(unlike);
      const differing = (content: unknown) =>
        names.filter((name) => !sameJson(membersOf(content)[name], before[name])).length;
      const tries = Array.from({ length: TRIES }, () => validContent(operation));
      const [best] = tries.sort((a, b) => differing(b) - differing(a));
      if (names.length > 0 && differing(best) === 0) throw new NotExercised({ kind: "content alike" });
      return best;
    },
    brokenContents(operation) {
      const media = jsonMedia(operation);
      if (media === undefined) return [];
      return waysToBreak(media.schema, contract.schemas).map(({ says, content, member }) => ({
        what: says,
        content: sample(content),
        member,
      }));
    },
    edgeContents(operation) {
      const media = jsonMedia(operation);
      if (media === undefined) return [];
      const within = (others: WhichMembers) => membersOf(validContent(operation, others));
      const at = (edge: Edge) =>
        Object.entries(membersAtEdge(media.schema, contract.schemas, edge)).map(
          ([name, value]) => [name, sample(value)] as const,
        );
      return (Object.keys(edges) as Edge[]).flatMap((edge) => {
        const values = at(edge);
        if (values.length === 0) return [];
        // In case members depend on each other: in one of these draws, the others hardly interfere.
        const others = () => [within("all"), within("required"), ...(["least", "most"] as const).map(edged)];
        const edged = (other: Edge) => ({ ...within("all"), ...Object.fromEntries(at(other)) });
        const alone = values.map(([name, value]) => ({
          what: `${name} ${edges[edge]}`,
          contents: () => others().map((content) => ({ ...content, [name]: value })),
        }));
        const content = { ...within("all"), ...Object.fromEntries(values) };
        return [{ what: `every member ${edges[edge]}`, content, alone }];
      });
    },
    brokenParameters: (operation) => brokenParameters(contract, operation, sample),
    freshId(resource) {
      const read = operationNamed(contract, resource.read);
      const name = pathParameterNames(resource.path).at(-1);
      const schema = read?.parameters.find((one) => one.in === "path" && one.name === name)?.schema;
      count += 1;
      return idLike(
        `${prefix}-${count}`,
        () => sample(fc.noShrink(arbitrary(withoutExamples(schema), "all"))),
        schema,
        contract,
      );
    },
    freshKey() {
      count += 1;
      return `${prefix}-key-${count}`;
    },
  };
}

/** Our own prefix if the schema allows it, because random ids may be in use; else one of the allowed values. */
function idLike(word: string, draw: () => unknown, schema: unknown, contract: Contract): string {
  const pattern = patternOf(schema, contract);
  if (pattern === "none") return word;
  const fits = [word, word.replaceAll("-", ""), word.replaceAll("-", "_")].find(
    (one) => pattern instanceof RegExp && pattern.test(one),
  );
  return fits ?? String(draw());
}

function patternOf(schema: unknown, contract: Contract): RegExp | "none" | undefined {
  const { $ref, pattern, format, type, maxLength } = membersOf(schema);
  if (typeof $ref === "string") return patternOf(contract.schemas[$ref.split("/").at(-1) ?? ""], contract);
  if (typeof pattern === "string") return new RegExp(pattern, "u");
  const isFree = format === undefined && maxLength === undefined && (type === "string" || type === undefined);
  return isFree ? "none" : undefined;
}

function withoutExamples(schema: unknown): unknown {
  const { examples, example, ...rest } = membersOf(schema);
  return examples === undefined && example === undefined ? schema : rest;
}

function mediaOf(operation: Operation): Media | undefined {
  return jsonMedia(operation) ?? operation.content?.media[0];
}

function withoutNulls(content: unknown): unknown {
  return Object.fromEntries(Object.entries(membersOf(content)).filter(([, value]) => value !== null));
}
