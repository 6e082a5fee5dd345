// The handlers of a mock that change the store.
import { bare } from "../contract/inferred/identity.ts";
import type { Operation } from "../contract/operation.ts";
import { applyMergePatch } from "../http/merge-patch.ts";
import { membersOf } from "../json/record.ts";
import type { AnyReply, HandlerRequest } from "../server/context.ts";
import { notFound } from "../server/replies.ts";
import { representationSchema } from "./kinds.ts";
import {
  freshId,
  idParameter,
  innerContent,
  innerOf,
  isMergedAlready,
  serverSet,
  usualContent,
  withId,
} from "./mock-record.ts";
import { addressOf, replyTo, statusOf } from "./mock-reply.ts";
import { findThing, hasParents, keyOf, type Mock, placeOf, type Thing, type View } from "./mock-things.ts";

export async function createdThing(
  operation: Operation,
  request: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  if (!(await hasParents(operation, request, view, mock))) return notFound();
  const content = {
    ...usualContent(operation, mock),
    ...membersOf(innerContent(operation, request.content, mock)),
  };
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

export async function written(
  operation: Operation,
  request: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const key = keyOf(kind, operation, request.path);
  const found = await findThing(kind, key, request.path, view, mock.kinds);
  if (found === undefined && operation.semantics.effect !== "create-or-replace") return notFound();
  const content = innerContent(operation, request.content, mock);
  const before = found?.record ?? {};
  const id = idParameter(kind, request.path, operation) ?? key.at(-1);
  const next =
    operation.semantics.effect === "merge" && !isMergedAlready(operation)
      ? membersOf(applyMergePatch(before, content))
      : {
          ...serverSet(kind, before, operation, mock),
          ...usualContent(operation, mock),
          ...membersOf(content),
        };
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

export async function deleted(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const key = keyOf(kind, operation, path);
  const found = await findThing(kind, key, path, view, mock.kinds);
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
