// What sending an operation twice does, and whether a client may: in words for a reader who doesn't know RFC 9110.
import type { Operation } from "../contract/operation.ts";
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { effectRow } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";

export type Retry = "yes" | "with the same key" | "no" | "not settled";

/** The character of an operation: what a colour may stand for, never instead of the words. */
export type Tone = "safe" | "repeatable" | "once" | "keyed" | "unsettled";

export type Badge = {
  /** The parts, joined: `safe · idempotent`. */
  readonly label: string;
  readonly parts: readonly { readonly text: string; readonly tone: Tone }[];
};

/**
 * @param operation an operation, its semantics resolved
 * @returns Markdown: what a second, identical request does, what a key or a condition changes about that
 */
export function twiceSentence(operation: Operation): string {
  const { safe, idempotent } = operation.semantics;
  if (!safe && idempotent === undefined) return unsettledSentence(operation);
  return [...refusals(operation), repeated(operation), keyed(operation), conditional(operation)]
    .filter((text) => text !== undefined)
    .join(" ");
}

/** @returns whether a client may send the operation again when it can't tell whether the first request arrived. */
export function mayRetry({ semantics: { safe, idempotent } }: Operation): Retry {
  if (safe || idempotent === true) return "yes";
  if (idempotent === "by-key") return "with the same key";
  return idempotent === false ? "no" : "not settled";
}

/** @returns the semantics in two or three words, such as `idempotent` or `adds each time · by key`. */
export function badgeOf(operation: Operation): Badge {
  const parts = badgeParts(operation);
  return { label: parts.map(({ text }) => text).join(" · "), parts };
}

function badgeParts({ semantics: { effect, safe, idempotent } }: Operation): Badge["parts"] {
  if (safe) {
    return [
      { text: "safe", tone: "safe" },
      { text: "idempotent", tone: "repeatable" },
    ];
  }
  if (idempotent === undefined) return [{ text: "not settled", tone: "unsettled" }];
  if (idempotent === true) return [{ text: "idempotent", tone: "repeatable" }];
  const each = { text: effect === "create" ? "adds each time" : "done each time", tone: "once" } as const;
  return idempotent === "by-key" ? [each, { text: "by key", tone: "keyed" }] : [each];
}

function unsettledSentence({ semantics: { effect } }: Operation): string {
  const row = effectRow(effect);
  const once = row === undefined ? "" : `Sent once: ${row.once}. `;
  return `${once}The document does not say what sending it twice does; declare it with \`${SEMANTICS_KEY}\`.`;
}

/** What the request has to carry, or nothing is done. */
function refusals({ traits }: Operation): readonly string[] {
  const without = (name: string, id: "precondition-required" | "key-missing"): string =>
    `Without \`${name}\`: refused (${problems[id].status}).`;
  return [
    ...(traits.ifMatch === "required" ? [without(fields.ifMatch.name, "precondition-required")] : []),
    ...(traits.ifNoneMatch === "required" ? [without(fields.ifNoneMatch.name, "precondition-required")] : []),
    ...(traits.key === "required" ? [without(fields.idempotencyKey.name, "key-missing")] : []),
  ];
}

function repeated(operation: Operation): string {
  const { effect, safe, idempotent, repeat } = operation.semantics;
  // The status stands after the first words, a reason with it: `changes nothing more (404: it is gone already)`.
  const [, what, why, more = ""] = /^([^,:]+)(?:: (.+)|(, .+))?$/.exec(again(operation)) ?? [];
  const told = [repeat, why].filter((part) => part !== undefined).join(": ");
  const when = idempotent === "by-key" && operation.traits.key === "required" ? " with another key" : "";
  const reading = safe && effect !== undefined ? " Reading changes nothing." : "";
  return `Sent twice${when}: ${what}${told === "" ? "" : ` (${told})`}${more}.${reading}`;
}

/** The row's own words, where what is declared is what the row describes. */
function again({ semantics: { effect, safe, idempotent } }: Operation): string {
  const row = effectRow(effect);
  if (safe) return row?.again ?? "changes nothing, as the first time";
  if (effect === "create" && row !== undefined) return idempotent === true ? "adds nothing more" : row.again;
  if (idempotent !== true) return "is done twice";
  return effect === "process" || row === undefined ? "changes nothing more" : row.again;
}

function keyed({ semantics: { idempotent } }: Operation): string | undefined {
  if (idempotent !== "by-key") return undefined;
  return `With the same \`${fields.idempotencyKey.name}\`: the first answer again, one effect.`;
}

/** RFC 9110 13.2.1: a condition counts only where the request would succeed without it, so not on a thing deleted. */
function conditional({ semantics: { effect, safe }, traits }: Operation): string | undefined {
  if (safe) {
    if (traits.ifNoneMatch === "none") return undefined;
    return `With its tag in \`${fields.ifNoneMatch.name}\`: 304 instead, without content.`;
  }
  if (effect === "delete") return undefined;
  const names = (["ifMatch", "ifNoneMatch"] as const).filter((id) => traits[id] !== "none");
  if (names.length === 0) return undefined;
  const said = names.map((id) => `\`${fields[id].name}\``).join(" or ");
  return `With ${said}: ${problems["precondition-failed"].status}, if the first request made the condition false.`;
}
