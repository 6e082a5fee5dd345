// Finds what the generator would have to drop: each is an error, with its place and the reason.
import type { Loaded } from "../contract/load.ts";
import type { Operation, Response } from "../contract/operation.ts";
import { childPlace, isRecord, type Place, type Spot } from "../contract/spot.ts";
import { pathParameterNames } from "../http/path.ts";
import { unsupportedKeywords } from "../schema/unsupported-keywords.ts";
import { isField } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { methods } from "../semantics/methods.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { locationLink } from "./wiring.ts";

type Reason = { readonly place: Place; readonly reason: string };

/** @returns everything in the document that the generator does not support, in document order. */
export function unsupportedIn({ contract, root }: Loaded): readonly Reason[] {
  return [
    ...pathItems(root),
    ...contract.operations.flatMap((operation) => [
      ...ofOperation(operation),
      ...ofSecurity(operation),
      ...ofParameters(operation),
      ...ofContent(operation),
      ...operation.responses.flatMap((response) => ofResponse(operation, response)),
      ...operation.responses.flatMap((response) => ofLocation(response, locationLink(response, contract))),
    ]),
    ...duplicates(contract.operations),
    ...schemas(root.at("components").at("schemas")),
    ...inlineSchemas(root.at("paths")),
  ];
}

const IGNORED_MEMBERS = ["summary", "description", "servers", "parameters", "$ref"];

function pathItems(root: Spot): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const [path, item] of root.at("paths").entries()) {
    if (!path.startsWith("/")) continue;
    for (const [key, member] of item.entries()) {
      const known = IGNORED_MEMBERS.includes(key) || key.startsWith("x-") || key.toUpperCase() in methods;
      const method = key.toUpperCase();
      if (!known) reasons.push({ place: member.usedAt, reason: `"${key}" of a path is not supported` });
      if (["HEAD", "OPTIONS", "TRACE"].includes(method)) {
        reasons.push({
          place: member.usedAt,
          reason: `${method} is answered by the server itself; declare it nowhere`,
        });
      }
    }
  }
  if (root.at("webhooks").exists) {
    reasons.push({ place: root.at("webhooks").usedAt, reason: "webhooks are not supported" });
  }
  return reasons;
}

function ofOperation({ place, named, id, semantics, path }: Operation): readonly Reason[] {
  const reasons: Reason[] = [];
  const say = (reason: string): void => void reasons.push({ place, reason });
  if (!named) say("the operation has no operationId: handlers are named by it");
  else if (!/^[A-Za-z_$][\w$]*$/.test(id)) say(`operationId "${id}" is not a name that TypeScript can use`);
  if (semantics.effect === undefined)
    say("nothing says what the operation does: declare `x-method-semantics.effect`");
  else if (semantics.idempotent === undefined) say("declare `x-method-semantics.idempotent`");
  if (semantics.repeat === undefined)
    say("declare `x-method-semantics.repeat`: the status of an identical second request");
  if (/\{[^}]*\}[^/]|[^/]\{/.test(path))
    say(`a path segment of "${path}" is a parameter in part; it has to be one whole`);
  return reasons;
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
    ...parameters
      .filter((one) => one.schema === undefined)
      .map((one) => ({ place: one.place, reason: `the parameter "${one.name}" has no schema` })),
  ];
}

const READABLE: readonly string[] = [mediaTypes.json, mediaTypes.form, mediaTypes.mergePatch];

function ofContent({ content, method, semantics }: Operation): readonly Reason[] {
  if (content === undefined) return [];
  const reasons = content.media
    .filter((media) => !READABLE.includes(media.type))
    .map((media) => ({
      place: media.place,
      reason: `content of ${media.type} can't be read; ${READABLE.join(", ")} can`,
    }));
  if (!methods[method].content) {
    reasons.push({ place: content.place, reason: `content of ${method} has no meaning (RFC 9110 9.3)` });
  }
  if (!content.required)
    reasons.push({ place: content.place, reason: "optional content is not supported: say `required: true`" });
  if (semantics.effect === "merge" && !content.media.some((media) => media.type === mediaTypes.mergePatch)) {
    reasons.push({ place: content.place, reason: `a merge is read as ${mediaTypes.mergePatch} only` });
  }
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

function ofLocation(response: Response, link: ReturnType<typeof locationLink>): readonly Reason[] {
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
  const missing = pathParameterNames(link.read.path).filter((name) => !known.some(([key]) => key === name));
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

function duplicates(operations: readonly Operation[]): readonly Reason[] {
  return operations
    .filter((one, index) => operations.findIndex((other) => other.id === one.id) !== index)
    .map((one) => ({ place: one.place, reason: `operationId "${one.id}" is used twice` }));
}

function schemas(components: Spot): readonly Reason[] {
  return components
    .entries()
    .flatMap(([name, schema]) => ofSchema(schema.value, childPlace(components.place, name)));
}

/** Every schema that stands under the paths and not in components. */
function inlineSchemas(node: Spot): readonly Reason[] {
  const found: Reason[] = [];
  const visit = (value: unknown, place: Place): void => {
    if (!isRecord(value) && !Array.isArray(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const there = childPlace(place, key);
      if (key === "schema") found.push(...ofSchema(member, there));
      else if (key !== "examples" && key !== "example") visit(member, there);
    }
  };
  visit(node.value, node.place);
  return found;
}

function ofSchema(schema: unknown, place: Place): readonly Reason[] {
  return unsupportedKeywords(schema).map(({ pointer, keyword, reason }) => ({
    place: { file: place.file, pointer: `${place.pointer}${pointer}` },
    reason: `${keyword}: ${reason}`,
  }));
}
