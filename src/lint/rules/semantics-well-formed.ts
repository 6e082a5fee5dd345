import type { Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { childPlace } from "../../contract/spot.ts";
import { type MemberName, memberNames, members } from "../../semantics/declaration.ts";
import { effectNames, effectsOf } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { methods } from "../../semantics/methods.ts";
import { declaredRow, either, nameOf } from "../declared.ts";
import type { Finding, Rule } from "../rule.ts";

const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isStatus = (value: unknown): boolean =>
  /^[1-5][0-9]{2}$/.test(String(value)) && typeof value === "number";

type Values = { readonly takes: string; readonly fits: (value: unknown) => boolean };

const values: Readonly<Record<MemberName, Values>> = {
  effect: { takes: either(effectNames), fits: (value) => effectNames.some((name) => name === value) },
  safe: { takes: "true or false", fits: isBoolean },
  idempotent: { takes: "true, false or by-key", fits: (value) => isBoolean(value) || value === "by-key" },
  repeat: { takes: "a status code, such as 200", fits: isStatus },
  target: { takes: "an operationId", fits: (value) => typeof value === "string" },
  key: {
    takes: `the name of a header parameter, such as X-${fields.idempotencyKey.name}`,
    fits: (value) => typeof value === "string" && value !== "",
  },
};

const rows = memberNames.map((name) => ({ name, ...members[name], ...values[name] }));

export const semanticsWellFormed: Rule = {
  id: "semantics-well-formed",
  severity: "error",
  says: `A declaration has the members ${memberNames.join(", ")}, each with a valid value, and no others.`,
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
  return rows
    .filter(({ name, required }) => required && stated !== undefined && stated[name] === undefined)
    .map(({ name, takes }) => {
      const value = onlyValue(name, operation);
      return {
        place,
        wrong: `${SEMANTICS_KEY} of ${nameOf(operation)} has no ${name}`,
        instead: `Add ${name}: ${name === "effect" ? either(effectsOf(operation.method)) : takes}.`,
        ...(value === undefined ? {} : { fix: { kind: "add", place, key: name, value } }),
      };
    });
}

/** The value that follows from the method, or from the effect if it allows only one. */
function onlyValue(name: MemberName, operation: Operation): unknown {
  if (name === "safe") return methods[operation.method].safe;
  const values: Partial<Record<MemberName, readonly unknown[] | undefined>> = {
    effect: effectsOf(operation.method),
    idempotent: declaredRow(operation)?.idempotent,
  };
  const [only, ...others] = values[name] ?? [];
  return others.length === 0 ? only : undefined;
}

function invalidMembers(operation: Operation): readonly Finding[] {
  const { stated = {}, place } = operation.semantics;
  return rows
    .filter(({ name, fits }) => stated[name] !== undefined && !fits(stated[name]))
    .map(({ name, takes }) => ({
      place: childPlace(place, name),
      wrong: `${name} of ${nameOf(operation)} is ${JSON.stringify(stated[name])}, which is not a valid value`,
      instead: `Write ${takes}.`,
    }));
}

function unknownMembers(operation: Operation): readonly Finding[] {
  const { stated = {}, place } = operation.semantics;
  return Object.keys(stated)
    .filter((name) => !memberNames.some((known) => known === name) && !name.startsWith("x-"))
    .map((name) => ({
      place: childPlace(place, name),
      wrong: `${SEMANTICS_KEY} of ${nameOf(operation)} has the unknown member ${name}`,
      instead: `Remove it; the members are ${memberNames.join(", ")}.`,
    }));
}
