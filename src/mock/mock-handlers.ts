// The handlers of a mock: each does to the store what its operation says.
import { responseFor } from "../contract/error-types.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import { sentMedia } from "../contract/served-media.ts";
import { membersOf } from "../json/record.ts";
import { cursorOf } from "../laws/lists/paging.ts";
import { resourceOf } from "../laws/shared/about.ts";
import { fields } from "../semantics/fields.ts";
import type { AnyReply, Handler, HandlerRequest } from "../server/context.ts";
import type { ErrorContent } from "../server/declared-answer.ts";
import { computed } from "../server/page.ts";
import { notFound, respond } from "../server/replies.ts";
import { kindsOf, successMedia } from "./kinds.ts";
import { listPlaceIn, pageOf, referenceTo, selected } from "./mock-list.ts";
import { declaredFields, expanded, replyTo, statusOf } from "./mock-reply.ts";
import { findThing, hasParents, keyOf, type Mock, type View } from "./mock-things.ts";
import { valuesOf } from "./mock-values.ts";
import { createdThing, deleted, written } from "./mock-writes.ts";

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
    const found = operation && responseFor(problem.status, operation.responses);
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
      return async (request) => acted(operation, request, mock);
  }
}

async function readThing(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  mock: Mock,
): Promise<AnyReply> {
  const kind = mock.kinds.of(operation);
  const found = await findThing(kind, keyOf(kind, operation, path), path, view, mock.kinds);
  if (found === undefined) return notFound();
  return replyTo(operation, statusOf(operation), found.record, mock, found.etag);
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
  const page = selected(operation, records, request.query, resourceOf(operation, mock.contract));
  const list = page.items.map((record) => mock.values.shaped(place.items, record));
  const address = expanded(operation, request.path);
  const filled = pageOf(
    schema,
    place.path,
    { page, list, address, cursor: cursorOf(operation) },
    mock.values,
  );
  // A list that has to have items is one representation rather than a collection, such as the questions of a quiz.
  const isTooShort = list.length === 0 && !mock.values.fits(schema, filled);
  const value = isTooShort ? mock.values.shaped(schema, { ...request.path }) : filled;
  const link =
    page.next === undefined ? {} : { [fields.link.name]: `<${referenceTo(address, page.next)}>; rel="next"` };
  return respond(status, computed(value), { ...declaredFields(operation, status, undefined), ...link });
}

function acted(operation: Operation, { path, content, current }: HandlerRequest, mock: Mock): AnyReply {
  return replyTo(
    operation,
    statusOf(operation),
    { ...path, ...membersOf(current?.value), ...membersOf(content) },
    mock,
    undefined,
  );
}
