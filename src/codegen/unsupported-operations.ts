// Finds what of one operation the generator would have to drop.
import { type ReadLink, unlinkedParameters } from "../contract/links.ts";
import type { Operation, Parameter, Response } from "../contract/operation.ts";
import { childPlace, type Place } from "../contract/spot.ts";
import { preconditionsWithoutTarget, targetFault } from "../contract/targets.ts";
import { pathParameterNames } from "../http/path.ts";
import { membersOf } from "../json/record.ts";
import { isField } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";

export type Reason = { readonly place: Place; readonly reason: string };

/** @returns what of an operation is not supported. */
export function unsupportedOf(operation: Operation): readonly Reason[] {
  return [
    ...ofOperation(operation),
    ...ofSecurity(operation),
    ...ofParameters(operation),
    ...ofContent(operation),
    ...operation.responses.flatMap((response) => ofResponse(operation, response)),
  ];
}

function ofOperation(operation: Operation): readonly Reason[] {
  const { place, named, id, semantics, path } = operation;
  const reasons: Reason[] = [];
  const say = (reason: string): void => void reasons.push({ place, reason });
  if (!named) say("the operation has no operationId: handlers are named by it");
  else if (!/^[A-Za-z_$][\w$]*$/.test(id) || UNSAFE.includes(id) || id === THENABLE)
    say(`operationId "${id}" is not a name that TypeScript can use`);
  reasons.push(...ofSemantics(operation));
  if (semantics.repeat === undefined)
    say("declare `x-method-semantics.repeat`: the status of an identical second request");
  if (/\{[^}]*\}[^/]|[^/]\{/.test(path))
    say(`a path segment of "${path}" is a parameter in part; it has to be one whole`);
  return reasons;
}

/**
 * What a client sends again is declared, never inferred from a method: the effect has to be stated, as its row settles
 * what is safe and idempotent. Whether the declaration fits that row, the rules of lint say.
 */
function ofSemantics({ semantics }: Operation): readonly Reason[] {
  const { stated, effect, idempotent, place } = semantics;
  if (effect === undefined || stated?.["effect"] !== effect)
    return [{ place, reason: "nothing says what the operation does: declare `x-method-semantics.effect`" }];
  const reasons: Reason[] = [];
  if (idempotent === undefined) reasons.push({ place, reason: "declare `x-method-semantics.idempotent`" });
  if (typeof (stated["safe"] ?? true) !== "boolean")
    reasons.push({ place, reason: "`x-method-semantics.safe` has to be true or false" });
  return reasons;
}

/** @returns what keeps an operation from having the target that its declaration or its preconditions need. */
export function ofTarget(operation: Operation, all: readonly Operation[]): readonly Reason[] {
  const { target, place } = operation.semantics;
  const fault = targetFault(operation, all);
  if (fault !== undefined)
    return [{ place: childPlace(place, "target"), reason: `target ${target}: ${fault}` }];
  return preconditionsWithoutTarget(operation).map((one) => ({
    place: one.place,
    reason: `${one.name}: the operation has no target to compare it with; add \`x-method-semantics.target\` or remove ${one.name}`,
  }));
}

function ofSecurity({ security, place, ownerOrScope, traits }: Operation): readonly Reason[] {
  const reasons = security
    .flatMap((one) => one.schemes.map((scheme) => ({ scheme, place: one.place })))
    .filter(({ scheme }) => scheme.kind !== "http bearer")
    .map(({ scheme, place: there }) => ({
      place: there,
      reason: `the security scheme "${scheme.name}" is ${scheme.kind}; http bearer is supported`,
    }));
  if (security.length > 1)
    reasons.push({ place, reason: "alternatives of security are not supported: declare one" });
  if (ownerOrScope !== undefined && !traits.isSecured) {
    reasons.push({ place, reason: "x-owner-or-scope needs `security`: an owner is a caller who is known" });
  }
  return reasons;
}

function ofParameters({ parameters, path, place }: Operation): readonly Reason[] {
  const declared = parameters.filter((one) => one.in === "path").map((one) => one.name);
  const missing = pathParameterNames(path).filter((name) => !declared.includes(name));
  return [
    ...missing.map((name) => ({ place, reason: `the path parameter "${name}" is not declared` })),
    ...parameters
      .filter((one) => !["path", "query", "header"].includes(one.in))
      .map((one) => ({ place: one.place, reason: `a parameter in "${one.in}" is not supported` })),
    ...parameters.filter(isWrittenOtherwise).map((one) => ({
      place: one.place,
      reason: `the parameter "${one.name}" is written in a style that is not read; texts, and lists as name=a&name=b, are`,
    })),
    ...parameters
      .filter((one) => one.schema === undefined)
      .map((one) => ({ place: one.place, reason: `the parameter "${one.name}" has no schema` })),
  ];
}

/** OpenAPI 3.1 4.8.12.2: what is read is the default of each place; an object has no one way to be a text. */
function isWrittenOtherwise({ in: where, style, explode, resolved }: Parameter): boolean {
  const usual = where === "query" ? "form" : "simple";
  const type = membersOf(resolved)["type"];
  if ((style ?? usual) !== usual || type === "object") return true;
  return type === "array" && (where !== "query" || explode === false);
}

/** Names that JavaScript gives every object: as members they are refused, wherever they come from. */
const UNSAFE = ["__proto__", "constructor", "prototype"];
/** A client with a method of this name would be taken for a promise. */
const THENABLE = "then";

const READABLE: readonly string[] = [mediaTypes.json, mediaTypes.form, mediaTypes.mergePatch];

function ofContent({ content }: Operation): readonly Reason[] {
  if (content === undefined) return [];
  const reasons = content.media
    .filter((media) => !READABLE.includes(media.type))
    .map((media) => ({
      place: media.place,
      reason: `content of ${media.type} can't be read; ${READABLE.join(", ")} can`,
    }));
  for (const { name, place } of content.media.flatMap((media) => media.members)) {
    if (UNSAFE.includes(name))
      reasons.push({ place, reason: `a member "${name}" is refused by the server; rename it` });
  }
  if (!content.required)
    reasons.push({ place: content.place, reason: "optional content is not supported: say `required: true`" });
  return reasons;
}

function ofResponse(operation: Operation, response: Response): readonly Reason[] {
  const { place, status, media } = response;
  if (!/^[1-5]\d\d$/.test(status)) {
    return [
      {
        place,
        reason: `the response "${status}" of ${operation.id} is no status: every answer is declared by its own`,
      },
    ];
  }
  const wanted = isSuccess(Number(status)) ? mediaTypes.json : mediaTypes.problem;
  const others = media.filter((one) => one.type !== wanted);
  return others.map((one) => ({
    place: one.place,
    reason: `${status} as ${one.type} is not supported; ${wanted} is`,
  }));
}

/** @returns what keeps a response's `Location` from being built. */
export function ofLocation(response: Response, link: ReadLink | undefined): readonly Reason[] {
  const header = response.headers.find((one) => isField("location", one.name));
  if (header === undefined) return [];
  if (link === undefined) {
    return [
      {
        place: header.place,
        reason: "Location needs a response link to the operation that reads what was made",
      },
    ];
  }
  const known = Object.entries(link.link.parameters);
  const missing = unlinkedParameters(link).filter((name) => link.link.parameters[name] === undefined);
  return [
    ...known
      .filter(([, value]) => value.from === "elsewhere")
      .map(([name]) => ({
        place: link.link.place,
        reason: `the link gives ${name} by an expression that is not supported`,
      })),
    ...missing.map((name) => ({
      place: link.link.place,
      reason: `the link does not give ${name}, which Location needs`,
    })),
  ];
}
