import type { Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { childPlace } from "../../contract/spot.ts";
import { effectNames } from "../../semantics/effects.ts";
import { effectsOf, either, nameOf } from "../declared.ts";
import type { Finding, Rule } from "../rule.ts";

type MemberRow = {
  readonly takes: string;
  readonly fits: (value: unknown) => boolean;
  readonly isOptional?: true;
};

const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isStatus = (value: unknown): boolean =>
  /^[1-5][0-9]{2}$/.test(String(value)) && typeof value === "number";

const members: Readonly<Record<string, MemberRow>> = {
  effect: { takes: either(effectNames), fits: (value) => effectNames.some((name) => name === value) },
  safe: { takes: "true or false", fits: isBoolean },
  idempotent: { takes: "true, false or by-key", fits: (value) => isBoolean(value) || value === "by-key" },
  repeat: { takes: "a status code, such as 200", fits: isStatus },
  target: { takes: "an operationId", fits: (value) => typeof value === "string", isOptional: true },
};

export const semanticsWellFormed: Rule = {
  id: "semantics-well-formed",
  severity: "error",
  says: `A declaration has the members ${Object.keys(members).join(", ")}, each with a valid value, and no others.`,
  section: "README, the declaration",
  check: ({ operations }) =>
    operations.flatMap((operation) => [
      ...missingMembers(operation),
      ...invalidMembers(operation),
      ...unknownMembers(operation),
    ]),
};

function missingMembers(operation: Operation): readonly Finding[] {
  const { stated, place } = operation.semantics;
  return Object.entries(members)
    .filter(([name, row]) => stated !== undefined && stated[name] === undefined && !row.isOptional)
    .map(([name, row]) => ({
      place,
      wrong: `${SEMANTICS_KEY} of ${nameOf(operation)} has no ${name}`,
      instead: `Add ${name}: ${name === "effect" ? either(effectsOf(operation.method)) : row.takes}.`,
    }));
}

function invalidMembers(operation: Operation): readonly Finding[] {
  const { stated = {}, place } = operation.semantics;
  return Object.entries(members)
    .filter(([name, row]) => stated[name] !== undefined && !row.fits(stated[name]))
    .map(([name, row]) => ({
      place: childPlace(place, name),
      wrong: `${name} of ${nameOf(operation)} is ${JSON.stringify(stated[name])}, which is not a valid value`,
      instead: `Write ${row.takes}.`,
    }));
}

function unknownMembers(operation: Operation): readonly Finding[] {
  const { stated = {}, place } = operation.semantics;
  return Object.keys(stated)
    .filter((name) => members[name] === undefined)
    .map((name) => ({
      place: childPlace(place, name),
      wrong: `${SEMANTICS_KEY} of ${nameOf(operation)} has the unknown member ${name}`,
      instead: `Remove it; the members are ${Object.keys(members).join(", ")}.`,
    }));
}
