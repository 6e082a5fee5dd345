// What a mock answers with: a status, content and header fields that the document declares.
import { responseFor } from "../contract/error-types.ts";
import type { Operation } from "../contract/operation.ts";
import { isJsonType } from "../http/media-type.ts";
import { isRecord, type Members } from "../json/record.ts";
import { fieldNames } from "../semantics/fields.ts";
import { framingOf } from "../semantics/item-media.ts";
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, HandlerRequest } from "../server/context.ts";
import { computed, plain } from "../server/page.ts";
import { noContent, respond } from "../server/replies.ts";
import { bytes, events, lines } from "../server/streams.ts";
import { type Kind, successMedia } from "./kinds.ts";
import type { Mock } from "./mock-things.ts";

/**
 * The status to answer with: the first of these that is declared, else the first success; where only a range or `default`
 * is declared, the first of these that can have the declared content.
 */
export function statusOf({ responses }: Operation, wanted: readonly number[] = [200, 201, 202, 204]): number {
  const statuses = responses.map(({ status }) => Number(status));
  const declared = statuses.filter(isSuccess);
  const exact = wanted.find((status) => declared.includes(status)) ?? declared[0];
  if (exact !== undefined) return exact;
  const ranged = responseFor(200, responses);
  const redirect = statuses.find((status) => status >= 300 && status < 400 && status !== 304);
  if (redirect !== undefined && (ranged === undefined || /^default$/i.test(ranged.status))) return redirect;
  const hasContent = ranged !== undefined && ranged.media.length > 0;
  return wanted.find((status) => !hasContent || status !== 204) ?? 200;
}

export function replyTo(
  operation: Operation,
  status: number,
  record: Members,
  mock: Mock,
  etag: string | undefined,
  location?: string,
): AnyReply {
  const more = declaredFields(operation, status, location);
  const media =
    responseFor(status, operation.responses) === undefined
      ? successMedia(operation)
      : contentOf(operation, status);
  if (status === 204) return noContent(more);
  if (media === undefined) return respond(status, undefined, more);
  const stored = storedOf(media, record, mock);
  return respond(status, etag === undefined ? stored : { ...stored, etag }, more);
}

function contentOf(operation: Operation, status: number): ReturnType<typeof successMedia> {
  const found = responseFor(status, operation.responses);
  return found === undefined || found.media.length === 0 ? undefined : successMedia(operation, status);
}

function storedOf(
  media: NonNullable<ReturnType<typeof successMedia>>,
  record: Members,
  { values }: Mock,
): AnyStored {
  const framing = framingOf(media.type);
  if (framing !== undefined) {
    const item = values.example(media.itemSchema ?? media.schema ?? {});
    return framing === "events"
      ? events(
          once(isRecord(item) && "data" in item ? { ...item, data: item["data"] } : { data: item ?? "" }),
        )
      : lines(once(item ?? null));
  }
  if (isJsonType(media.type)) return computed(values.shaped(media.schema ?? {}, record));
  if (media.type.startsWith("text/"))
    return plain(String(media.example ?? values.example(media.schema ?? {}) ?? ""));
  return bytes(media.type === "image/png" ? DOT : new Uint8Array(1));
}

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

/** A PNG of one transparent pixel. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** The header fields that the response declares as required, besides those that the server sets. */
export function declaredFields(
  operation: Operation,
  status: number,
  location: string | undefined,
): Readonly<Record<string, string>> {
  const response = responseFor(status, operation.responses);
  const named = response?.headers ?? [];
  const pairs = named.flatMap(({ name, required, constant }) => {
    const lower = name.toLowerCase();
    if (lower === fieldNames.etag || lower === fieldNames.link) return [];
    if (lower === fieldNames.location) {
      const address = location ?? (required ? operation.path : undefined);
      return address === undefined || response?.links.length ? [] : [[name, operation.basePath + address]];
    }
    return required && constant === undefined ? [[name, "1"]] : [];
  });
  return Object.fromEntries(pairs);
}

export function addressOf(kind: Kind, key: readonly string[]): string {
  let at = 0;
  return kind.path.replaceAll(/\{[^{}]+\}/g, () => encodeURIComponent(key[at++] ?? ""));
}

export function expanded({ path, basePath }: Operation, values: HandlerRequest["path"]): string {
  return (
    basePath +
    path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? "")))
  );
}
