// The row of facts about each operation in `client.ts`: where it is, what it carries, and whether it may be repeated.
import { serverUrlOf } from "../contract/base-path.ts";
import type { Contract, Media, Operation, RequestContent, Response } from "../contract/operation.ts";
import { successes } from "../contract/read.ts";
import { representationMedia } from "../contract/resources.ts";
import { mayRetry } from "../explain/twice.ts";
import { isJsonType } from "../http/media-type.ts";
import { sameJson } from "../json/equality.ts";
import { type Members, membersOf } from "../json/record.ts";
import { jsonTypes } from "../schema/json-types.ts";
import { textShapes } from "../schema/text-shapes.ts";
import { isField } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { sentLine } from "./own-methods.ts";
import { printValue, Raw } from "./print.ts";
import { isStreamed, streamReader } from "./streamed-media.ts";
import { pathStyles, queryStyles } from "./style-rows.ts";
import { type Kind, kindOf } from "./used-media.ts";

/** Members that differ from row to row come first: the equal rest then compresses to almost nothing. */
export function clientRow(operation: Operation, contract: Contract, document: Members): Members {
  const { semantics, traits, content, responses } = operation;
  const { method, path } = sentLine(operation);
  return {
    path,
    ...readerOf(operation, contract),
    items: itemsOf(operation, contract),
    method,
    effect: effectOf(operation),
    safe: semantics.safe || undefined,
    again: againOf(operation),
    key: traits.key !== "none" || undefined,
    copy: copierOf(operation),
    duplex: takesStream(operation) ? "half" : undefined,
    ifMatch: traits.ifMatch !== "none" || undefined,
    // A cache finds responses by URL, and cannot tell two contents apart.
    ifNoneMatch: (traits.ifNoneMatch !== "none" && !(semantics.safe && traits.readsContent)) || undefined,
    ...(content && sentAs(content)),
    answers: answersOf(operation, contract),
    accept: acceptOf(responses),
    fault: ownErrors(responses),
    query: queryStyles(operation.parameters),
    url: urlOf(operation, document),
  };
}

function copierOf(operation: Operation): Raw | undefined {
  const { key, keyField } = operation.traits;
  const once = takesStream(operation) ? ["content.once"] : [];
  if (key !== "none" && keyField !== undefined)
    return new Raw(`keys.to(${[printValue(keyField), ...once].join(", ")})`);
  return once[0] === undefined ? undefined : new Raw(once[0]);
}

/** @returns whether the content of a request may be a stream: bytes of any kind */
function takesStream({ content }: Operation): boolean {
  const chosen = content && chosenMedia(content);
  return chosen !== undefined && kindOf(chosen.type, membersOf(chosen.schema)) === "bytes";
}

/** The media type that the client sends, chosen in the same order as by its types. */
function chosenMedia({ media }: RequestContent): Media | undefined {
  const wanted = [mediaTypes.mergePatch, mediaTypes.json, ...media.map(({ type }) => type)];
  return wanted.map((type) => media.find((one) => one.type === type)).find((one) => one !== undefined);
}

/** Pages can be followed only where a `Link` field says what is next, or the document declares the list. */
function effectOf({ semantics, responses }: Operation): string | undefined {
  const { effect, declared } = semantics;
  const isLinked = responses.some(({ headers }) => headers.some(({ name }) => isField("link", name)));
  return effect === "list" && !declared && !isLinked ? undefined : effect;
}

/** @returns whether the client may repeat an operation that is not safe: what `explain` says. */
export function againOf(operation: Operation): true | "by-key" | undefined {
  if (operation.semantics.safe) return undefined;
  const retry = mayRetry(operation);
  return retry === "with the same key" ? "by-key" : retry === "yes" || undefined;
}

/** How content that is not JSON is written, and its type. */
function sentAs(content: RequestContent): Members {
  const chosen = chosenMedia(content);
  if (chosen === undefined) return {};
  const kind = kindOf(chosen.type, membersOf(chosen.schema));
  // The boundary of multipart content and the type of a file in a range are only known when it is sent.
  const isOpen = kind === "multipart" || chosen.type.includes("*");
  return {
    type: isOpen ? "" : chosen.type === mediaTypes.json ? undefined : chosen.type,
    write: WRITERS[kind] && new Raw(`content.${WRITERS[kind]}`),
  };
}

const WRITERS: Partial<Record<Kind, string>> = {
  form: "form",
  multipart: "multipart",
  text: "verbatim",
  bytes: "verbatim",
};

// RFC 9110 15.3 and the IANA registry
const SUCCESSES = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226];

/** The content of each success by status; `2XX`, and `default` where no success is declared, stand for all others. */
function answersOf(operation: Operation, contract: Contract): Members {
  const { responses } = operation;
  const rest = responses.find(({ status }) => status === "2XX") ?? restOf(responses);
  const exact = successes(responses).map((one) => [one.status, one] as const);
  const others = rest === undefined ? [] : SUCCESSES.map((status) => [String(status), rest] as const);
  const all = { ...Object.fromEntries(others), ...Object.fromEntries(exact) };
  return Object.fromEntries(
    Object.entries(all).map(([status, one]) => [status, carriedBy(status, one, operation, contract)]),
  );
}

function restOf(responses: readonly Response[]): Response | undefined {
  return successes(responses).length > 0 ? undefined : responses.find(({ status }) => status === "default");
}

function carriedBy(
  status: string,
  { media, headers }: Response,
  { method, semantics }: Operation,
  { schemas }: Contract,
): unknown {
  if (method === "HEAD" || WITHOUT_CONTENT.includes(status)) {
    return headers.some(({ name }) => isField("preferenceApplied", name)) ? "preferred" : "nothing";
  }
  const json = media.filter(({ type }) => isJsonType(type));
  const [kind, ...others] = new Set(json.map(({ schema }) => jsonKind(schema, schemas)));
  const [first] = media;
  const [stream] = media.flatMap(({ type, schema }) => streamReader(type, membersOf(schema)) ?? []);
  if (kind !== undefined && stream !== undefined) return new Raw(`streams.either(streams.${stream})`);
  if (kind !== undefined) return others.length > 0 ? "value" : kind;
  if (stream !== undefined) return new Raw(`streams.${stream}`);
  if (first !== undefined)
    return new Raw(
      kindOf(first.type, membersOf(first.schema)) === "bytes" ? "content.bytes" : "content.text",
    );
  if (headers.some(({ name }) => isField("preferenceApplied", name))) return "preferred";
  // A document without our declarations often leaves out content that its server sends.
  return semantics.declared ? "nothing" : new Raw("content.ignored");
}

// RFC 9110 15.3.5, 15.3.6
const WITHOUT_CONTENT = ["204", "205"];

/** The kind of every value of a schema; "value" if it may be `null` or has several types. */
function jsonKind(schema: unknown, schemas: Contract["schemas"]): "object" | "list" | "value" {
  const [type, ...others] = jsonTypes(schema, schemas);
  if (others.length > 0) return "value";
  return type === "array" ? "list" : type === "object" ? "object" : "value";
}

/** The `Accept` of a request whose success is not `application/json`. */
function acceptOf(responses: readonly Response[]): string | undefined {
  const wanted = [
    ...successes(responses),
    ...responses.filter(({ status }) => /^(2XX|default)$/.test(status)),
  ];
  const types = new Set(wanted.flatMap(({ media }) => media.map(({ type }) => type)));
  if (types.size === 0 || [...types].every((type) => type === mediaTypes.json)) return undefined;
  const all = [...types.add(mediaTypes.json).add(mediaTypes.problem)];
  // The first one says whether the client reads a stream: where it can, it reads JSON.
  const isStream = !wanted.some(({ media }) => media.some(({ type }) => isJsonType(type)));
  const ofStream = all.filter((type) => isStreamed(type));
  if (ofStream.length === 0) return all.join(", ");
  const others = all.filter((type) => !ofStream.includes(type));
  return (isStream ? [...ofStream, ...others] : [...others, ...ofStream]).join(", ");
}

/** The statuses of errors whose content has a schema of the document's own, instead of being a problem. */
function ownErrors(responses: readonly Response[]): Raw | undefined {
  const failures = responses.filter(({ status }) => !isSuccess(Number(status)) && status !== "2XX");
  const own = failures.filter(({ media }) =>
    media.some(({ type }) => isJsonType(type) && type !== mediaTypes.problem),
  );
  if (own.length === 0) return undefined;
  const others = failures.filter((one) => !own.includes(one) && /^\d+$/.test(one.status));
  const ranges = own.map(({ status }) => (status === "default" ? "..." : status.replace("XX", "..")));
  const except = others.length > 0 ? `(?!${others.map(({ status }) => status).join("|")})` : "";
  return new Raw(`content.own(/^${except}(${ranges.join("|")})$/)`);
}

function urlOf({ path, method, parameters }: Operation, document: Members): Raw | undefined {
  const item = membersOf(membersOf(document["paths"])[path]);
  const operation = membersOf(item[method.toLowerCase()]);
  const servers = operation["servers"] ?? item["servers"];
  const server = Array.isArray(servers) ? serverUrlOf(servers[0]) : undefined;
  const styles = pathStyles(parameters);
  const ofPath = styles === undefined ? [] : [`parameters.path(${styles})`];
  if (server === undefined) return ofPath[0] === undefined ? undefined : new Raw(ofPath[0]);
  const sent = printValue(sentLine({ method, path }).path);
  return new Raw(`parameters.at(${[printValue(server), sent, ...ofPath].join(", ")})`);
}

type Reader = {
  readonly read?: string;
  readonly from?: Readonly<Record<string, string>> | undefined;
  readonly same?: true | undefined;
  readonly readOnly?: readonly string[] | undefined;
};

/** The read operation of a replacing one: a client uses it to edit, and to check whether a lost response was a success. */
export function readerOf({ semantics, target, responses }: Operation, contract: Contract): Reader {
  const replaces = semantics.effect === "create-or-replace" || semantics.effect === "replace";
  if (!replaces || target === undefined) return {};
  const { read, parameters } = target;
  const isSamePath = Object.entries(parameters).every(([theirs, ours]) => theirs === ours);
  const readOnly = contract.resources.find((one) => one.read === read)?.readOnly ?? [];
  const reader = contract.operations.find(({ id }) => id === read);
  const answer = responses.find(({ status }) => status === "200")?.media[0]?.schema;
  const isSame = answer !== undefined && sameJson(answer, reader && representationMedia(reader)?.schema);
  return {
    read,
    from: isSamePath ? undefined : parameters,
    same: isSame || undefined,
    readOnly: readOnly.length > 0 ? readOnly : undefined,
  };
}

/** The one member of a page that is a list, "" if the page itself is a list; `undefined` if the schema does not say. */
function itemsOf(operation: Operation, { schemas }: Contract): string | undefined {
  if (operation.semantics.effect !== "list") return undefined;
  const page = representationMedia(operation)?.schema;
  if (textShapes({ properties: { page } }, schemas)["page"]?.list === true) return "";
  const lists = Object.entries(textShapes(page, schemas)).filter(([, shape]) => shape.list === true);
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
