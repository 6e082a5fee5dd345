// The handlers of a mock: each does to the store what its operation says.
import { randomUUID } from "node:crypto";
import { bare, idMember } from "../contract/inferred/identity.ts";
import { unwrapped } from "../contract/inferred/wrapping.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import { withoutEndSlash } from "../contract/path-places.ts";
import { sentMedia } from "../contract/served-media.ts";
import { isJsonType } from "../http/media-type.ts";
import { applyMergePatch } from "../http/merge-patch.ts";
import { pathParameterNames } from "../http/path.ts";
import { resolvePointer } from "../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { cursorOf } from "../laws/lists/paging.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, Handler, HandlerRequest } from "../server/context.ts";
import type { ErrorContent } from "../server/declared-answer.ts";
import { collection, type OpenView } from "../server/memory.ts";
import { computed, plain } from "../server/page.ts";
import { noContent, notFound, respond } from "../server/replies.ts";
import { bytes } from "../server/streams.ts";
import { type Kind, type Kinds, kindsOf, representationSchema, successMedia } from "./kinds.ts";
import { listPlaceIn, pageOf, referenceTo, selected } from "./mock-list.ts";
import { type Values, valuesOf } from "./mock-values.ts";

/** One resource in the store: what is known of it, or that it is gone. */
export type Thing = {
  readonly kind: string;
  /** The values of its path parameters, the outermost first. */
  readonly key: readonly string[];
  readonly record: Members;
  readonly isGone: boolean;
};
export const things = () => ({ things: collection<Thing>() });
type View = OpenView<ReturnType<typeof things>>;

type Mock = {
  readonly contract: Contract;
  readonly kinds: Kinds;
  readonly values: Values;
  /** @returns a number that was not returned before. */
  readonly count: () => number;
};

/**
 * @param contract a contract in which every operation has an effect
 * @returns a handler for each operation, by its id
 */
export function mockHandlers(contract: Contract): Readonly<Record<string, Handler<View>>> {
  let count = 0;
  const mock: Mock = {
    contract,
    kinds: kindsOf(contract),
    values: valuesOf(contract.schemas),
    count: () => {
      count += 1;
      return count;
    },
  };
  return Object.fromEntries(
    contract.operations.map((operation) => [operation.id, handlerOf(operation, mock)]),
  );
}

/** @returns a function that puts a problem into the schema that the document declares for it. */
export function mockErrors(contract: Contract): ErrorContent {
  const values = valuesOf(contract.schemas);
  return (problem, { operation: id }) => {
    const operation = contract.operations.find((one) => one.id === id);
    const statuses = [String(problem.status), `${String(problem.status).charAt(0)}XX`, "DEFAULT"];
    const found = statuses
      .map((status) => operation?.responses.find((one) => one.status.toUpperCase() === status))
      .find((one) => one !== undefined);
    const schema = found === undefined ? undefined : (sentMedia(found) ?? found.media[0])?.schema;
    const text = problem.detail ?? problem.title;
    return values.shaped(schema ?? {}, {
      ...problem,
      message: text,
      error: problem.title,
      code: problem.status,
    });
  };
}

function handlerOf(operation: Operation, mock: Mock): Handler<View> {
  const { effect } = operation.semantics;
  switch (effect) {
    case "list":
      return (request, view) => listed(operation, request, view, mock);
    case "read":
      return (request, view) => readThing(operation, request, view, mock);
    case "create":
      return (request, view) => createdThing(operation, request, view, mock);
    case "create-or-replace":
    case "replace":
    case "merge":
      return (request, view) => written(operation, request, view, mock);
    case "delete":
      return (request, view) => deleted(operation, request, view, mock);
    default:
      return async (request, view) => acted(operation, request, view, mock);
  }
}

/** The values of the path parameters of a kind, as far as the path of the operation has them. */
function keyOf(kind: Kind, operation: Operation, path: HandlerRequest["path"]): readonly string[] {
  const { target } = operation;
  const mapped = target !== undefined && target.read === kind.read?.id ? target.parameters : {};
  const own = pathParameterNames(operation.path);
  return kind.parameters.flatMap((name, at) => {
    const value = path[mapped[name] ?? name] ?? path[own[at] ?? ""];
    return value === undefined ? [] : [String(value)];
  });
}

function placeOf(kind: Kind, key: readonly string[]): string {
  return `${kind.path} ${JSON.stringify(key)}`;
}

/** What a resource is; one that nothing creates is there from the start. */
async function findThing(
  kind: Kind,
  key: readonly string[],
  path: HandlerRequest["path"],
  view: View,
): Promise<{ readonly record: Members; readonly etag: string | undefined } | undefined> {
  const stored = await view.things.find(placeOf(kind, key));
  if (stored?.value.isGone) return undefined;
  if (stored !== undefined) return { record: stored.value.record, etag: stored.etag };
  return kind.isMade ? undefined : { record: { ...path }, etag: undefined };
}

/** Whether each resource that the path leads through exists. */
async function hasParents(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  { kinds }: Mock,
): Promise<boolean> {
  const values = pathParameterNames(operation.path).map((name) => String(path[name]));
  for (const kind of kinds.above(operation.path)) {
    const key = values.slice(0, kind.parameters.length);
    if ((await findThing(kind, key, path, view)) === undefined) return false;
  }
  return true;
}

async function readThing(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const found = await findThing(kind, keyOf(kind, operation, path), path, view);
  if (found === undefined) return notFound();
  return replyTo(operation, statusOf(operation), found.record, mock, found.etag);
}

async function createdThing(
  operation: Operation,
  request: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  if (!(await hasParents(operation, request, view, mock))) return notFound();
  const content = membersOf(innerContent(operation, request.content, mock));
  const above = keyOf(kind, operation, request.path).slice(0, Math.max(0, kind.parameters.length - 1));
  const named = Object.keys(content).find((name) => kind.idNames.includes(bare(name)) && bare(name) !== "id");
  const wanted = named === undefined ? undefined : content[named];
  const isFree = (id: string): Promise<boolean> =>
    view.things.find(placeOf(kind, [...above, id])).then((one) => one === undefined);
  const isWanted = ["string", "number"].includes(typeof wanted) && (await isFree(String(wanted)));
  const id = isWanted ? wanted : await freshId(operation, kind, mock, isFree);
  const key = [...above, String(id)];
  const record = withId({ ...request.path, ...content }, kind, operation, id, mock);
  const shown = innerOf(mock.values.shaped(representationSchema(kind, operation), record), content);
  const stored = await view.things.put(placeOf(kind, key), {
    kind: kind.path,
    key,
    record: { ...record, ...shown },
    isGone: false,
  });
  return replyTo(
    operation,
    statusOf(operation, [201, 200, 202, 204]),
    stored.value.record,
    mock,
    stored.etag,
    addressOf(kind, key),
  );
}

/** The object of a representation that has the most members of the content: without the members around it. */
function innerOf(value: unknown, content: Members): Members {
  const top = membersOf(value);
  const inside = Object.values(top).filter(isRecord);
  const deeper = inside.flatMap((one) => Object.values(one).filter(isRecord));
  const shared = (one: Members): number =>
    Object.keys(one).filter((name) => Object.hasOwn(content, name)).length;
  return [top, ...inside, ...deeper].toSorted((one, other) => shared(other) - shared(one))[0] ?? {};
}

async function freshId(
  operation: Operation,
  kind: Kind,
  mock: Mock,
  isFree: (id: string) => Promise<boolean>,
): Promise<unknown> {
  const { contract, values, count } = mock;
  const user = contract.operations.find((one) => withoutEndSlash(one.path) === kind.path);
  const parameter = user?.parameters.find(
    ({ in: where, name }) => where === "path" && name === kind.parameters.at(-1),
  );
  const member = idSchema(kind, operation, mock);
  const fits = (id: unknown): boolean =>
    (parameter === undefined ||
      values.fits(parameter.schema, id) ||
      values.fits(parameter.schema, String(id)) ||
      values.fits(parameter.schema, Number(id))) &&
    (member === undefined || values.fits(member, id));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const n = count();
    const drawn = [parameter?.schema, member].map((schema) => schema && values.example(schema, n + 1));
    const usual: readonly unknown[] = [n, `${n}`, randomUUID(), ...drawn];
    for (const id of usual) if (id !== undefined && fits(id) && (await isFree(String(id)))) return id;
  }
  return randomUUID();
}

const TRIES = 50;

function idSchema(kind: Kind, operation: Operation, { values }: Mock): unknown {
  const schema = representationSchema(kind, operation);
  const search = (one: unknown, depth: number): unknown => {
    const members = values.membersIn(one);
    const name = idMember(kind.path, members);
    const found = members.find((member) => member.name === name);
    if (found !== undefined) return found.schema;
    if (depth === 0) return undefined;
    return members.map((member) => search(member.schema, depth - 1)).find((inner) => inner !== undefined);
  };
  return search(schema, 2);
}

/** The record with its id, under the name that the representation has for it. */
function withId(record: Members, kind: Kind, operation: Operation, id: unknown, mock: Mock): Members {
  const parameter = kind.parameters.at(-1) ?? "id";
  const schema = representationSchema(kind, operation);
  const names = (one: unknown, depth: number): readonly string[] => {
    const members = mock.values.membersIn(one);
    const name = idMember(kind.path, members);
    if (name !== undefined) return [name];
    return depth === 0 ? [] : members.flatMap((member) => names(member.schema, depth - 1));
  };
  const pointers = Object.values(operation.identity).concat(Object.values(kind.read?.identity ?? {}));
  const linked = pointers.map((pointer) => pointer.split("/").at(-1) ?? "");
  const found = names(schema, 2)[0] ?? linked[0];
  const asMember = mock.values.fits(idSchema(kind, operation, mock) ?? {}, id)
    ? id
    : typeof id === "number"
      ? String(id)
      : Number(id);
  return { ...record, [parameter]: id, ...(found !== undefined && { [found]: asMember }) };
}

async function written(
  operation: Operation,
  request: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const key = keyOf(kind, operation, request.path);
  const found = await findThing(kind, key, request.path, view);
  if (found === undefined && operation.semantics.effect !== "create-or-replace") return notFound();
  const content = innerContent(operation, request.content, mock);
  const before = found?.record ?? {};
  const id = idParameter(kind, request.path, operation) ?? key.at(-1);
  const next =
    operation.semantics.effect === "merge" && !isMergedAlready(operation)
      ? membersOf(applyMergePatch(before, content))
      : { ...serverSet(kind, before, operation, mock), ...membersOf(content) };
  const record = withId({ ...request.path, ...next }, kind, operation, id, mock);
  const shown =
    found === undefined
      ? innerOf(mock.values.shaped(representationSchema(kind, operation), record), membersOf(content))
      : {};
  const stored = await view.things.put(placeOf(kind, key), {
    kind: kind.path,
    key,
    record: { ...shown, ...record },
    isGone: false,
  });
  const status = statusOf(operation, found === undefined ? [201, 200, 204] : [200, 204, 202, 201]);
  return replyTo(operation, status, stored.value.record, mock, stored.etag, addressOf(kind, key));
}

function idParameter(kind: Kind, path: HandlerRequest["path"], operation: Operation): unknown {
  const name = kind.parameters.at(-1) ?? "";
  return path[operation.target?.parameters[name] ?? name];
}

/** The server applies a merge patch before the handler runs. */
function isMergedAlready({ content }: Operation): boolean {
  return content?.media.some(({ type }) => type === mediaTypes.mergePatch) === true;
}

/** What a replacement keeps: the members that no request can set. */
function serverSet(kind: Kind, record: Members, operation: Operation, { contract }: Mock): Members {
  const resource = contract.resources.find(({ read }) => read === kind.read?.id);
  const media = operation.content === undefined ? [] : unwrapped(operation.content, contract.schemas).media;
  const sent = media.flatMap(({ members }) => members.filter(({ readOnly }) => !readOnly));
  const settable = [...(resource?.settable ?? []), ...sent.map(({ name }) => name)];
  return Object.fromEntries(Object.entries(record).filter(([name]) => !settable.includes(name)));
}

async function deleted(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const key = keyOf(kind, operation, path);
  const found = await findThing(kind, key, path, view);
  if (found === undefined) return notFound();
  const gone: Thing = { kind: kind.path, key, record: {}, isGone: true };
  if (kind.isMade) await view.things.remove(placeOf(kind, key));
  else await view.things.put(placeOf(kind, key), gone);
  for (const { value } of await view.things.all()) {
    const below = mock.kinds.all.find((one) => one.path === value.kind);
    const isBelow = key.every((text, at) => value.key[at] === text);
    if (isBelow && below !== undefined && mock.kinds.above(below.path).includes(kind))
      await view.things.remove(placeOf(below, value.key));
  }
  return replyTo(operation, statusOf(operation, [204, 200, 202]), found.record, mock, undefined);
}

async function listed(
  operation: Operation,
  request: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  if (!(await hasParents(operation, request, view, mock))) return notFound();
  const kind = mock.kinds.of(operation);
  const above = keyOf(kind, operation, request.path);
  const own = (await view.things.all())
    .filter(
      ({ value }) =>
        value.kind === kind.path && !value.isGone && above.every((text, at) => value.key[at] === text),
    )
    .map(({ value }) => value.record);
  const status = statusOf(operation);
  const schema = successMedia(operation, status)?.schema;
  const place = listPlaceIn(schema, mock.values);
  if (place === undefined) return replyTo(operation, status, { ...request.path }, mock, undefined);
  const records = kind.isMade ? own : [{ ...request.path }];
  const page = selected(operation, records, request.query);
  const list = page.items.map((record) => mock.values.shaped(place.items, record));
  const address = expanded(operation, request.path);
  const value = pageOf(schema, place.path, { page, list, address, cursor: cursorOf(operation) }, mock.values);
  const link =
    page.next === undefined ? {} : { [fields.link.name]: `<${referenceTo(address, page.next)}>; rel="next"` };
  return respond(status, computed(value), { ...declaredFields(operation, status, undefined), ...link });
}

function acted(
  operation: Operation,
  { path, content, current }: HandlerRequest,
  _view: View,
  mock: Mock,
): AnyReply {
  return replyTo(
    operation,
    statusOf(operation),
    { ...path, ...membersOf(current?.value), ...membersOf(content) },
    mock,
    undefined,
  );
}

/** The status to answer with: the first of these that is declared, else the first success. */
function statusOf({ responses }: Operation, wanted: readonly number[] = [200, 201, 202, 204]): number {
  const declared = responses.map(({ status }) => Number(status)).filter(isSuccess);
  const redirect = responses
    .map(({ status }) => Number(status))
    .find((status) => status >= 300 && status < 400 && status !== 304);
  return wanted.find((status) => declared.includes(status)) ?? declared[0] ?? redirect ?? wanted[0] ?? 200;
}

function replyTo(
  operation: Operation,
  status: number,
  record: Members,
  mock: Mock,
  etag: string | undefined,
  location?: string,
): AnyReply {
  const more = declaredFields(operation, status, location);
  const media = operation.responses.some((one) => Number(one.status) === status)
    ? contentOf(operation, status)
    : successMedia(operation);
  if (status === 204) return noContent(more);
  if (media === undefined) return respond(status, undefined, more);
  const stored = storedOf(media, record, mock);
  return respond(status, etag === undefined ? stored : { ...stored, etag }, more);
}

function contentOf(operation: Operation, status: number): ReturnType<typeof successMedia> {
  const found = operation.responses.find((one) => Number(one.status) === status);
  return found === undefined || found.media.length === 0 ? undefined : successMedia(operation, status);
}

function storedOf(
  media: NonNullable<ReturnType<typeof successMedia>>,
  record: Members,
  { values }: Mock,
): AnyStored {
  if (isJsonType(media.type)) return computed(values.shaped(media.schema ?? {}, record));
  if (media.type.startsWith("text/"))
    return plain(String(media.example ?? values.example(media.schema ?? {}) ?? ""));
  return bytes(media.type === "image/png" ? DOT : new Uint8Array(1));
}

/** A PNG of one transparent pixel. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** The header fields that the response declares as required, besides those that the server sets. */
function declaredFields(
  operation: Operation,
  status: number,
  location: string | undefined,
): Readonly<Record<string, string>> {
  const response = operation.responses.find((one) => Number(one.status) === status);
  const named = response?.headers ?? [];
  const pairs = named.flatMap(({ name, required, constant }) => {
    const lower = name.toLowerCase();
    if (lower === fields.etag.name.toLowerCase() || lower === fields.link.name.toLowerCase()) return [];
    if (lower === fields.location.name.toLowerCase())
      return location === undefined || response?.links.length ? [] : [[name, location]];
    return required && constant === undefined ? [[name, "1"]] : [];
  });
  return Object.fromEntries(pairs);
}

function addressOf(kind: Kind, key: readonly string[]): string {
  let at = 0;
  return kind.path.replaceAll(/\{[^{}]+\}/g, () => encodeURIComponent(key[at++] ?? ""));
}

function expanded({ path, basePath }: Operation, values: HandlerRequest["path"]): string {
  return (
    basePath +
    path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? "")))
  );
}

/** What a request says about the resource: without what wraps it, and without what no request can set. */
function innerContent({ content }: Operation, value: unknown, { contract, values }: Mock): unknown {
  const media = content === undefined ? [] : unwrapped(content, contract.schemas).media;
  const wrapping = media.find(({ wrapping: one }) => one !== undefined)?.wrapping;
  const inner = (wrapping && resolvePointer(value, `/${wrapping.path.join("/")}`)) ?? value;
  const members = media.flatMap((one) => one.members);
  const isOpen = media.some(({ schema }) => values.isOpen(schema));
  if (!isRecord(inner) || members.length === 0 || isOpen) return inner;
  const settable = members.filter(({ readOnly }) => !readOnly).map(({ name }) => name);
  return Object.fromEntries(Object.entries(inner).filter(([name]) => settable.includes(name)));
}
