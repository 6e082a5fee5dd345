// Draws values that no earlier content had, where some may have to be unique: a 409 is declared, or was seen.
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { isRecord, type Members } from "../../json/record.ts";
import { ownMembers, resourceOf, responseNamed } from "../../laws/shared/about.ts";
import { schemasOfMember } from "../../laws/shared/shapes.ts";
import { problems } from "../../semantics/problems.ts";
import type { Memory } from "../run-memory.ts";
import type { Settings } from "../settings.ts";

const TRIES = 8;
const { status: CONFLICT } = problems["id-mismatch"];

/** Read operation -> member -> the values that contents of one world had. */
export type DrawnValues = Map<string, Map<string, Set<unknown>>>;

/** Remembers that a write of the resource was rejected with 409: a value was taken, or may have been. */
export function noteConflict(
  operation: Operation,
  contract: Contract,
  { conflicting }: Pick<Memory, "conflicting">,
): void {
  const read = writtenBy(operation, contract);
  if (read !== undefined) conflicting.add(read);
}

type Means = {
  readonly values: DrawnValues;
  readonly draw: () => unknown;
  readonly freshWord: () => string;
};

/**
 * @param values what the world's contents had; is added to
 * @param draw draws valid content
 * @param freshWord a text that no other content has
 * @returns the drawn content with the fewest texts and numbers that earlier contents of the resource had; a text that
 *   every draw has, such as an example, is replaced as far as its schema allows
 */
export function distinct(
  operation: Operation,
  { contract, memory }: Pick<Settings, "contract" | "memory">,
  { values, draw, freshWord }: Means,
): unknown {
  const read = writtenBy(operation, contract);
  const first = draw();
  if (read === undefined || !isRecord(first)) return first;
  const drawn = values.get(read) ?? new Map<string, Set<unknown>>();
  values.set(read, drawn);
  const foreign = new Set(memory.foreignMembers(operation).map(({ member }) => member));
  const names = ownMembers(operation).filter((name) => !foreign.has(name));
  const repeated = (content: Members): readonly string[] =>
    names.filter((name) => isPlain(content[name]) && drawn.get(name)?.has(content[name]) === true);
  let content: Members = first;
  if (memory.conflicting.has(read) || responseNamed(operation, CONFLICT) !== undefined) {
    for (let tries = 1; tries < TRIES && repeated(content).length > 0; tries++) {
      const other = draw();
      if (isRecord(other) && repeated(other).length < repeated(content).length) content = other;
    }
    const words = repeated(content).flatMap((name) => {
      const word = freshWord();
      const schemas = schemasOfMember(operation, contract, name);
      const fits = schemas.length > 0 && schemas.every((one) => memory.faultsIn(one, word)?.length === 0);
      return fits ? [[name, word] as const] : [];
    });
    content = { ...content, ...Object.fromEntries(words) };
  }
  for (const name of names) drawn.set(name, (drawn.get(name) ?? new Set()).add(content[name]));
  return content;
}

function isPlain(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

/** The resource whose members the content of the operation has. */
function writtenBy(operation: Operation, contract: Contract): string | undefined {
  if (operation.semantics.declared || jsonMedia(operation) === undefined) return undefined;
  return resourceOf(operation, contract)?.read;
}
