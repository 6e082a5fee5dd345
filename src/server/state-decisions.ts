// Decisions about existence, keys and preconditions.
import { parseEntityTag } from "../http/entity-tag.ts";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import { fields } from "../semantics/fields.ts";
import { falsePrecondition } from "../semantics/preconditions.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { keyFieldOf } from "../semantics/traits.ts";
import type { Decided, RequestContext, Tests } from "./context.ts";
import { answerFor } from "./declared-answer.ts";
import { fingerprintOf, replayOf, sentKey, TRY_AGAIN_SOON } from "./keys.ts";
import { doneBefore } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { type Soon, whenKnown } from "./soon.ts";

export const stateTests = {
  "parent-exists": (_, state) =>
    whenKnown(state.parent(), (parent) => (parent === undefined ? { no: [] } : "yes")),

  // A safe operation has its reply already; a redirection, or a 200 without content, says that the target exists.
  "target-exists": ({ wiring, conditions }, state) => {
    const exists: Soon<boolean> = wiring.safe
      ? whenKnown(state.reply(), ({ status }) => status !== problems["not-found"].status)
      : whenKnown(state.current(), (current) => current !== undefined);
    return whenKnown(exists, (isThere): Decided => {
      if (isThere) return "yes";
      const done =
        wiring.effect === "delete" && conditions.ifMatch === undefined ? goneAlready(wiring) : undefined;
      return done === undefined ? { no: [] } : { answer: done };
    });
  },

  "key-is-sent": ({ request, wiring }) => {
    if (sentKey(wiring, request) !== null) return "yes";
    const { keyField } = wiring;
    // The problem names Idempotency-Key.
    const detail = "is missing; it carries the idempotency key of this operation";
    return { no: keyField === undefined ? [] : [{ parameter: keyField, detail }] };
  },

  "key-is-well-formed": (context) => {
    const sent = sentKey(context.wiring, context.request);
    if (sent === null) return "yes";
    context.key = parseIdempotencyKey(sent);
    if (context.key !== undefined) return "yes";
    const detail = "must be one string of 1 to 255 visible ASCII characters";
    return { no: [{ parameter: keyFieldOf(context.wiring), detail }] };
  },

  "key-is-free": (_, state) =>
    whenKnown(state.record(), (record) =>
      record === "in progress" ? { no: [], headers: TRY_AGAIN_SOON } : "yes",
    ),

  "key-fits": (context, state) =>
    whenKnown(state.record(), (record): Decided => {
      if (record === undefined || record === "in progress") return "yes";
      // A recorded request was within the limit, so this one differs from it.
      if (context.excess !== undefined || record.fingerprint !== fingerprintOf(context)) return { no: [] };
      return { answer: replayOf(record) };
    }),

  "precondition-is-sent": ({ conditions }) =>
    conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined ? { no: [] } : "yes",

  "precondition-holds": ({ conditions, wiring }, state) => {
    if (conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined) return "yes";
    return whenKnown(state.current(), (current): Decided => {
      const failed = falsePrecondition(conditions, tagOf(current));
      if (failed === undefined || (failed === "ifNoneMatch" && wiring.safe)) return "yes";
      return {
        no: [{ parameter: fields[failed].name, detail: "is false for the current representation" }],
      };
    });
  },

  "representation-is-new": ({ conditions: { ifNoneMatch } }, state) => {
    if (ifNoneMatch === undefined) return "yes";
    return whenKnown(state.reply(), ({ status, body }): Decided => {
      if (!isSuccess(status) || body === undefined || !("etag" in body)) return "yes";
      const same = falsePrecondition({ ifNoneMatch }, tagOf(body));
      return same === undefined ? "yes" : { no: [], headers: { [fields.etag.name]: body.etag } };
    });
  },
} satisfies Partial<Tests>;

/**
 * RFC 9110 9.3.5: a DELETE may succeed where nothing is left to delete. It does if the document says so, by `repeat`, and
 * nothing but a handler can make content.
 */
function goneAlready({ repeat, answers }: RequestContext["wiring"]): Outcome | undefined {
  if (!isSuccess(repeat) || answerFor({ answers }, repeat)?.media !== undefined) return undefined;
  return doneBefore(repeat);
}

function tagOf(stored: { readonly etag: string } | undefined): ReturnType<typeof parseEntityTag> {
  return stored === undefined ? undefined : parseEntityTag(stored.etag);
}
