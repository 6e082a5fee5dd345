// Ways to fill a request's content: a server may have rules that its schema does not say, and then reject what was drawn.

import { followed, memberSchema } from "../../contract/inferred/schema-of.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Media, Operation } from "../../contract/operation.ts";
import { formatPointer, resolvePointer } from "../../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";

/** `drawn`: every member; `examples`: the document's examples, where it has some; `required`: no optional member. */
export type ContentWay = "drawn" | "examples" | "required";

/** In the order in which they are tried: what was drawn tests more than what the document shows. */
export const contentWays: readonly ContentWay[] = ["drawn", "examples", "required"];

/** @returns the members of the operation's content for which the document has an example. */
export function exampleMembers(operation: Operation, { schemas }: Contract): Members {
  const media = jsonMedia(operation);
  if (media === undefined) return {};
  const whole = followed(media.schema, schemas);
  const ofMembers = media.members.flatMap(({ name }) => {
    const value = exampleOf(followed(memberSchema(media.schema, name, schemas), schemas));
    return value === undefined ? [] : [[name, value] as const];
  });
  const given = {
    ...Object.fromEntries(ofMembers),
    ...membersOf(exampleOf(whole)),
    ...exampleOfMedia(media),
  };
  const settable = new Set(media.members.filter(({ readOnly }) => !readOnly).map(({ name }) => name));
  return Object.fromEntries(Object.entries(given).filter(([name]) => settable.has(name)));
}

function exampleOf(schema: unknown): unknown {
  const { example, examples } = membersOf(schema);
  return example ?? (Array.isArray(examples) ? examples[0] : undefined);
}

function exampleOfMedia({ example, wrapping }: Media): Members {
  const inner = resolvePointer(example, formatPointer(wrapping?.path ?? []));
  return isRecord(inner) ? inner : {};
}

/**
 * @param drawn valid content
 * @param examples the members with an example
 * @param word a text that no other content has
 * @returns the content with the examples; an address of mail is made unique, as most servers ask for
 */
export function withExamples(drawn: unknown, examples: Members, word: string): unknown {
  const unique = Object.entries(examples).map(([name, value]) => {
    const isMail = typeof value === "string" && /^[^@\s]+@[^@\s]+$/.test(value);
    return [name, isMail ? value.replace("@", `+${word}@`) : value] as const;
  });
  return { ...membersOf(drawn), ...Object.fromEntries(unique) };
}
