// What sending a request twice does, and whether a client may retry it, for a reader who does not know RFC 9110.
import type { Operation } from "../contract/operation.ts";
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { effectRow, type Repeat, repeatText } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { keyFieldOf } from "../semantics/traits.ts";

export type Retry = "yes" | "with the same key" | "no" | "not settled";

/** The kind of an operation, for a colour next to the words, never instead of them. */
export type Tone = "safe" | "repeatable" | "once" | "keyed" | "unsettled";

export type Badge = {
  /** The parts, joined: `safe · idempotent`. */
  readonly label: string;
  readonly parts: readonly { readonly text: string; readonly tone: Tone }[];
};

/**
 * @param operation an operation, its semantics resolved
 * @returns Markdown: what a second, identical request does, and what a key or a precondition changes about it
 */
export function twiceSentence(operation: Operation): string {
  const { safe, idempotent } = operation.semantics;
  if (!safe && idempotent === undefined) return unsettledSentence(operation);
  return [...refusals(operation), repeated(operation), keyed(operation), conditional(operation)]
    .filter((text) => text !== undefined)
    .join(" ");
}

/**
 * The client that `generate` writes retries by this answer, too. Without a declaration, RFC 9110 9.2.2 decides by the
 * method; but a key says that the server needs it to recognize a repeated request, and a PUT that creates several
 * resources may add them twice.
 *
 * @param operation an operation, its semantics resolved
 * @returns whether a client may retry when it does not know whether the first request arrived
 */
export function mayRetry(operation: Operation): Retry {
  const { semantics, traits } = operation;
  const { safe, idempotent, declared, stated } = semantics;
  if (safe) return "yes";
  const takesKey = traits.key !== "none";
  if (takesKey && !declared) return "with the same key";
  if (idempotent === true) {
    if (takesKey && stated?.["idempotent"] !== true) return "with the same key";
    return !declared && addsSeveral(operation) ? "not settled" : "yes";
  }
  if (idempotent === "by-key") return takesKey ? "with the same key" : "no";
  return idempotent === false ? "no" : "not settled";
}

function addsSeveral({ method, summary, description }: Operation): boolean {
  return method === "PUT" && ADDS_SEVERAL.test(`${summary ?? ""} ${description ?? ""}`);
}

const ADDS_SEVERAL =
  /\b(add|creat|insert|upload|import)\w*\s+(one or (more|many)|several|many|multiple|a (list|batch) of|all)\b/i;

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
  return `${once}The document does not say what a second request does; declare it with \`${SEMANTICS_KEY}\`.`;
}

/** What the request must carry. */
function refusals({ traits }: Operation): readonly string[] {
  const without = (name: string, id: "precondition-required" | "key-missing"): string =>
    `Requires \`${name}\` (otherwise ${problems[id].status}).`;
  return [
    ...(traits.ifMatch === "required" ? [without(fields.ifMatch.name, "precondition-required")] : []),
    ...(traits.ifNoneMatch === "required" ? [without(fields.ifNoneMatch.name, "precondition-required")] : []),
    ...(traits.key === "required" ? [without(keyFieldOf(traits), "key-missing")] : []),
  ];
}

function repeated(operation: Operation): string {
  const { effect, safe, idempotent, repeat } = operation.semantics;
  const when = idempotent === "by-key" && operation.traits.key === "required" ? " with a different key" : "";
  const reading = safe && effect !== undefined ? " Reading changes nothing." : "";
  return `Sent twice${when}: ${repeatText(again(operation), repeat)}.${reading}`;
}

/** The effect's own words, unless the declaration says something else about a repeat. */
function again({ semantics: { effect, safe, idempotent } }: Operation): Repeat {
  const row = effectRow(effect);
  if (safe) return row?.again ?? { does: "changes nothing" };
  if (effect === "create" && row !== undefined)
    return idempotent === true ? { does: "adds nothing more" } : row.again;
  if (idempotent !== true) return { does: "takes effect twice" };
  return effect === "process" || row === undefined ? { does: "changes nothing more" } : row.again;
}

function keyed({ semantics: { idempotent }, traits }: Operation): string | undefined {
  if (idempotent !== "by-key") return undefined;
  return `With the same \`${keyFieldOf(traits)}\`: one effect, and the first response again.`;
}

/** RFC 9110 13.2.1: a precondition counts only where the request would succeed without it, so not after a delete. */
function conditional({ semantics: { effect, safe }, traits }: Operation): string | undefined {
  if (safe) {
    if (traits.ifNoneMatch === "none") return undefined;
    return `With its entity tag in \`${fields.ifNoneMatch.name}\`: 304 without content, unless it was changed.`;
  }
  if (effect === "delete") return undefined;
  const names = (["ifMatch", "ifNoneMatch"] as const).filter((id) => traits[id] !== "none");
  if (names.length === 0) return undefined;
  const said = names.map((id) => `\`${fields[id].name}\``).join(" or ");
  return `With ${said}: ${problems["precondition-failed"].status} if the first request made the precondition false.`;
}
