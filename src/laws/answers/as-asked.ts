// Whether a request was valid by its document, which is then expected to declare the response.
import type { Operation, Parameter } from "../../contract/operation.ts";
import { parseMediaType } from "../../http/media-type.ts";
import { decodeSegment } from "../../http/path.ts";
import { tryParse } from "../../json/parse.ts";
import { formatPointer, resolvePointer } from "../../json/pointer.ts";
import { fieldNames } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { World } from "../world.ts";
import { hostileFields, hostileMembers, hostileTexts, hostileWords, oddValues } from "./hostile.ts";

type Request = Exchange["request"];

/** @returns whether the request is valid by the document; `false` if that cannot be judged. */
export function isAsAsked(world: World, operation: Operation, { request }: Exchange): boolean {
  if (isHostile(request) || !isSchemeAsAsked(operation, request)) return false;
  if (request.headers[fieldNames.accept] !== undefined) return false;
  const query = new URLSearchParams(request.target.split("?")[1] ?? "");
  const declared = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
  if ([...query.keys()].some((name) => !declared.includes(name))) return false;
  return (
    operation.parameters.every((one) => isParameterAsAsked(world, one, textOf(operation, one, request))) &&
    isContentAsAsked(world, operation, request)
  );
}

/** RFC 9110 11.4: an Authorization field has a scheme, one that the document declares, and something after it. */
function isSchemeAsAsked({ security }: Operation, { headers }: Request): boolean {
  const sent = headers[fieldNames.authorization];
  const kinds = security.flatMap(({ schemes }) => schemes.map(({ kind }) => kind.toLowerCase()));
  if (sent === undefined || !kinds.every((kind) => kind.startsWith("http "))) return true;
  const [, scheme = ""] = /^(\S+) +\S/.exec(sent) ?? [];
  return kinds.length === 0 || kinds.includes(`http ${scheme.toLowerCase()}`);
}

/** Whether the request is one of the hostile ones. */
function isHostile({ target, headers, content = "" }: Request): boolean {
  const [, query = ""] = target.split("?");
  const isOdd = [...new URLSearchParams(query).values()].some((one) => oddValues.includes(one));
  const isField = hostileFields.some(([name, value]) => headers[name.toLowerCase()] === value);
  const isWord = hostileWords.some((word) =>
    [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)].some(
      (text) => target.includes(text) || content.includes(text),
    ),
  );
  const isContent =
    hostileTexts.includes(content) || hostileMembers.some((one) => content.includes(`:${one}`));
  return isOdd || isField || isWord || isContent;
}

function textOf({ path }: Operation, parameter: Parameter, { target, headers }: Request): string | undefined {
  const [pathname = "", query = ""] = target.split("?");
  if (parameter.in === "query") return new URLSearchParams(query).get(parameter.name) ?? undefined;
  if (parameter.in === "header") return headers[parameter.name.toLowerCase()];
  if (parameter.in !== "path") return undefined;
  // From the end, because the server's own path comes before the document's.
  const at = path.split("/").reverse().indexOf(`{${parameter.name}}`);
  const segment = pathname.split("/").reverse()[at];
  return segment === undefined ? undefined : decodeSegment(segment);
}

function isParameterAsAsked(
  world: World,
  { schema, required }: Parameter,
  text: string | undefined,
): boolean {
  if (text === undefined) return !required;
  // A text is a string, and also the number or the boolean that it spells.
  const values: readonly unknown[] = [
    text,
    // Not a number with leading zeros, such as the number of a room, which JSON does not allow.
    ...(/^(?:-?(?:0|[1-9]\d{0,14})|true|false)$/.test(text) ? [JSON.parse(text)] : []),
  ];
  return schema === undefined || values.some((value) => world.faultsIn(schema, value)?.length === 0);
}

function isContentAsAsked(world: World, { content }: Operation, request: Request): boolean {
  if (content === undefined || request.content === undefined)
    return content?.required !== true && request.content === undefined;
  const sent = parseMediaType(request.headers[fieldNames.contentType] ?? "")?.essence;
  const media = content.media.find(({ type }) => type === sent);
  if (media?.schema === undefined) return false;
  const whole = tryParse(request.content);
  const value =
    media.wrapping === undefined ? whole : resolvePointer(whole, formatPointer(media.wrapping.path));
  return value !== undefined && world.faultsIn(media.schema, value)?.length === 0;
}
