// Finds the parts of one operation that the generator does not support.

import { isOfHandler } from "../../contract/error-types.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { unreadable } from "../../contract/readable-parameters.ts";
import { schemeKind } from "../../contract/scheme-kind.ts";
import { isMergePatched, readMedia } from "../../contract/served-media.ts";
import { childPlace } from "../../contract/spot.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { hasOwnGrammar } from "../../semantics/traits.ts";
import { ofResponse } from "./each-response.ts";
import type { Reason } from "./refusal-reason.ts";

/** @returns the parts of an operation that are not supported, each with the reason. */
export function unsupportedOf(operation: Operation, contract: Contract): readonly Reason[] {
  return [
    ...ofOperation(operation),
    ...ofSecurity(operation),
    ...ofParameters(operation, contract),
    ...ofContent(operation, contract),
    ...operation.responses.flatMap((response) => ofResponse(operation, response, contract)),
  ];
}

function ofOperation(operation: Operation): readonly Reason[] {
  const { place, id } = operation;
  const reasons: Reason[] = [];
  const say = (reason: string, kind?: string): void =>
    void reasons.push(kind === undefined ? { place, reason } : { kind, place, reason });
  if (!operation.responses.some(isOfHandler))
    say(
      `${id}: no response that a handler can return; declare the one of a success, such as 200 or 204`,
      "no response",
    );
  return [...reasons, ...ofSemantics(operation)];
}

/**
 * What a client may retry is declared, never inferred from the method, so the document must declare the effect. The
 * lint rules check that the declaration fits the effect.
 */
function ofSemantics({ semantics }: Operation): readonly Reason[] {
  const { stated, effect, idempotent, repeat } = semantics;
  const reasons: Reason[] = [];
  const say = (member: string, reason: string): void => {
    const isStated = stated?.[member] !== undefined;
    const place = isStated ? childPlace(semantics.place, member) : semantics.place;
    reasons.push({ place, reason, isKnown: true });
  };
  if (repeat === undefined)
    say("repeat", "no `x-method-semantics.repeat`; add it: the status of an identical second request");
  if (effect === undefined || stated?.["effect"] !== effect) {
    say("effect", "no `x-method-semantics.effect`; add it: what one success of the operation does");
    return reasons;
  }
  if (idempotent === undefined)
    say("idempotent", "no `x-method-semantics.idempotent`; add it: true, false or by-key");
  if (typeof (stated["safe"] ?? true) !== "boolean")
    say("safe", "`x-method-semantics.safe` is not a boolean; write true or false");
  return reasons;
}

function ofSecurity({ security, place, ownerOrScope, traits }: Operation): readonly Reason[] {
  const malformed = security.find(({ isMalformed }) => isMalformed);
  if (malformed !== undefined)
    return [
      {
        kind: "security",
        place: malformed.place,
        reason: "security is not a list of objects; write each as `- NAME: [SCOPES]`",
      },
    ];
  const reasons: Reason[] = security
    .flatMap((one) => one.schemes.map((scheme) => ({ scheme, place: one.place })))
    .filter(
      ({ scheme }) => schemeKind(scheme.kind) === undefined || (scheme.kind === "apiKey" && !scheme.key),
    )
    .map(({ scheme, place: there }) => ({
      kind: `security ${scheme.kind}`,
      place: there,
      reason:
        scheme.kind === "unknown"
          ? `security scheme "${scheme.name}": not declared; add it to components.securitySchemes`
          : `security scheme "${scheme.name}": ${scheme.kind} is not supported; use http, apiKey, oauth2 or openIdConnect`,
    }));
  if (ownerOrScope !== undefined && !traits.isSecured) {
    reasons.push({
      place,
      reason: "x-owner-or-scope needs a caller who is authenticated; declare `security`",
    });
  }
  return reasons;
}

function ofParameters({ parameters, traits }: Operation, { schemas }: Contract): readonly Reason[] {
  return parameters.flatMap((one) => {
    const fault =
      one.in === "header" && hasOwnGrammar(one.name, traits) ? undefined : unreadable(one, schemas);
    return fault === undefined
      ? []
      : [
          {
            kind: `parameter ${fault.kind}`,
            place: one.place,
            reason: `parameter "${one.name}": ${fault.reason}`,
          },
        ];
  });
}

/** Names that every JavaScript object has: the server refuses them as members. */
const UNSAFE = ["__proto__", "constructor", "prototype"];

function ofContent(operation: Operation, contract: Contract): readonly Reason[] {
  const { content } = operation;
  if (content === undefined) return [];
  const read = readMedia(operation, contract).map(([media]) => media);
  // Of several, the server may support some: it answers 415 to the others.
  const reasons = (read.length > 0 ? [] : content.media).map((media) => ({
    kind: `content ${media.type}`,
    place: media.place,
    reason: `content: ${media.type} is not supported; use ${mediaTypes.json}, ${mediaTypes.form}, ${mediaTypes.multipart}, text or bytes`,
  }));
  for (const { name, place } of content.media.flatMap((media) => media.members)) {
    if (UNSAFE.includes(name))
      reasons.push({
        kind: `member ${name}`,
        place,
        reason: `member "${name}": the server refuses this name; rename it`,
      });
  }
  if (!content.required && isMergePatched(operation))
    reasons.push({
      kind: "optional patch",
      place: content.place,
      reason: "content: a patch without content has no meaning; add `required: true`",
    });
  return reasons;
}
