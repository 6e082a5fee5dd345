// The members of `x-method-semantics`, one row per member.
import { effectNames } from "./effects.ts";

export type MemberRow = {
  readonly required: boolean;
  /** The values that it takes, as a JSON Schema (2020-12). */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What it says about the operation. */
  readonly says: string;
  readonly section: string;
};

export const members = {
  effect: {
    required: true,
    schema: { enum: effectNames },
    says: "what one successful request does",
    section: "RFC 9110 9.3",
  },
  safe: {
    required: true,
    schema: { type: "boolean" },
    says: "whether the client does not ask for a change of state",
    section: "RFC 9110 9.2.1",
  },
  idempotent: {
    required: true,
    schema: { enum: [true, false, "by-key"] },
    says: "whether identical requests have the intended effect of one; `by-key`: if they have the same key",
    section: "RFC 9110 9.2.2",
  },
  repeat: {
    required: true,
    schema: { type: "integer", minimum: 100, maximum: 599 },
    says: "the status of an identical second request, without preconditions, preferences or key",
    section: "RFC 9110 9.2.2",
  },
  target: {
    required: false,
    schema: { type: "string", minLength: 1 },
    says: "the `operationId` that reads the resource, where the path does not show it",
    section: "RFC 9110 7.1",
  },
  key: {
    required: false,
    schema: { type: "string", minLength: 1 },
    says: "the header parameter that carries the idempotency key, where it is not `Idempotency-Key`",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2",
  },
} as const satisfies Record<string, MemberRow>;

export type MemberName = keyof typeof members;

/** In the order of the table. */
export const memberNames = Object.keys(members) as readonly MemberName[];
