// Shared by the laws about what is stored: sends values that programs lose, and reads them back.
import type { Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Failure } from "../failure.ts";
import type { Verdict } from "../law.ts";
import type { Made, Missing, World } from "../world.ts";
import { broken } from "./judgements.ts";
import { firstLost } from "./likeness.ts";
import { findStoredNames, isMissing } from "./sending.ts";

/** A request with its content, and the resource afterwards. */
export type Written = {
  readonly exchange: Exchange;
  /** `undefined` if the response does not say which resource was created. */
  readonly read: Made | Missing | undefined;
};

/** Values that were accepted, and what a GET returned afterwards. */
export type NotableRound = {
  readonly exchange: Exchange;
  readonly sent: Members;
  readonly read: Made;
  readonly names: readonly string[];
};

/** What a world needs to ask about notable values: what to send of a content, and how. */
export type NotableMeans = {
  /** A merge sends only the members with such a value. */
  readonly isMerge: boolean;
  readonly write: (content: Members) => Promise<Written>;
};

/**
 * Asks only in documents without declarations: a declared document says by its schema which values are kept.
 *
 * @returns a round for each content that the server accepts; where it rejects several values at once, for each by itself
 */
export async function askNotable(
  world: World,
  operation: Operation,
  { isMerge, write }: NotableMeans,
): Promise<readonly NotableRound[]> {
  if (operation.semantics.declared) return [];
  const rounds: NotableRound[] = [];
  const ask = async (content: Members, names: readonly string[]): Promise<boolean> => {
    const sent = isMerge ? Object.fromEntries(names.map((name) => [name, content[name]])) : content;
    const { exchange, read } = await write(sent);
    if (!isSuccess(exchange.response.status)) return false;
    if (read === undefined || isMissing(read)) return true;
    const stored = await findStoredNames(world, { operation, content: pick(sent, names), read });
    rounds.push({ exchange, sent, read, names: stored.filter((name) => names.includes(name)) });
    return true;
  };
  for (const { content, names, alone } of world.notableContents(operation)) {
    if (names.length === 0 || (await ask(content, names)) || names.length === 1) continue;
    for (const name of names) await ask(alone(name), [name]);
  }
  return rounds;
}

/** @returns "broken" for the first value that did not come back. */
export function judgeNotable(rounds: readonly NotableRound[]): Verdict | undefined {
  for (const { exchange, sent, read, names } of rounds) {
    const lost = firstLost(sent, membersOf(read.representation), names);
    if (lost === undefined) continue;
    const failure: Failure = { kind: "member", ...lost, rule: { kind: "sent" } };
    return broken(failure, [exchange, read.read]);
  }
  return undefined;
}

function pick(content: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, content[name]]));
}
