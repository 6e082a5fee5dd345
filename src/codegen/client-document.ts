// A document as the client and the types need it: operations with names, and the content that the client uses.
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { decodeFragment, resolvePointer } from "../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { methodOfKey, methods } from "../semantics/methods.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { namesOf } from "./operation-names.ts";
import { ownMethods, placeOfOwnMethod, sentLine } from "./own-methods.ts";
import { isStreamed } from "./streamed-media.ts";
import { type Resolve, usedContent } from "./used-media.ts";

/**
 * @param document a bundled document
 * @returns the same with a different name for each operation; where nothing else is said, with a success, with the path
 *   parameters of its path, and with one media type per content unless one is JSON. Callbacks are among the webhooks.
 */
export function clientDocument(document: Members): Members {
  const resolve = resolverOf(document);
  const uses = usesIn(document, resolve);
  const names = namesOfUses(uses);
  const renamed = renamesOf(uses, names);
  const write = (use: Use, index: number): Use => ({
    ...use,
    operation: { ...preparedOperation(use, resolve, renamed), operationId: names[index] },
  });
  const prepared = uses.map(write);
  const webhooks = prepared.filter(({ place }) => place === "webhooks");
  return {
    ...document,
    paths: pathItems(prepared.filter(({ place }) => place === "paths")),
    ...(webhooks.length > 0 ? { webhooks: pathItems(webhooks) } : {}),
    ...componentsOf(document, resolve),
  };
}

/**
 * @param document a bundled document
 * @returns it, or a copy in which each operation has the `operationId` that is its name in generated code, and in which links
 *   and targets name it by that
 */
export function withOperationNames(document: Members): Members {
  const resolve = resolverOf(document);
  const uses = usesIn(document, resolve);
  const names = namesOfUses(uses);
  if (uses.every(({ operation }, index) => operation["operationId"] === names[index])) return document;
  const renamed = renamesOf(uses, names);
  const named = uses.map((use, index) => ({
    ...use,
    operation: { ...withNamedParts(use.operation, resolve, renamed), operationId: names[index] },
  }));
  return { ...document, paths: pathItems(named.filter(({ place, isOwn }) => place === "paths" && !isOwn)) };
}

function withNamedParts(
  operation: Members,
  resolve: Resolve,
  renamed: ReadonlyMap<unknown, string>,
): Members {
  const responses = mapped(resolve(operation["responses"]), (response) => {
    const { links, ...rest } = resolve(response);
    if (links === undefined) return response;
    return { ...rest, links: mapped(membersOf(links), (link) => renamedLink(resolve(link), renamed)) };
  });
  const semantics = operation[SEMANTICS_KEY];
  const target = isRecord(semantics) ? renamed.get(semantics["target"]) : undefined;
  if (!isRecord(semantics) || target === undefined || semantics["target"] === undefined)
    return { ...operation, responses };
  return { ...operation, responses, [SEMANTICS_KEY]: { ...semantics, target } };
}

function namesOfUses(uses: readonly Use[]): readonly string[] {
  return namesOf(
    uses.map(({ operation, method, path }) => {
      const id = operation["operationId"];
      return { id: typeof id === "string" ? id : undefined, ...sentLine({ method, path }) };
    }),
  );
}

function componentsOf(document: Members, resolve: Resolve): Members {
  const { components } = document;
  if (!isRecord(components)) return {};
  const change = (kind: string, one: (value: unknown) => unknown): Members =>
    isRecord(components[kind]) ? { [kind]: mapped(components[kind], one) } : {};
  const holder = (value: unknown): Members => withContent(membersOf(value), resolve);
  const answer = (value: unknown): Members => withContent(membersOf(value), resolve, true);
  return {
    components: {
      ...components,
      ...change("requestBodies", holder),
      ...change("responses", answer),
      ...change("pathItems", (item) => withoutIds(resolve(item))),
    },
  };
}

/** One operation where the document uses it. */
type Use = {
  readonly place: "paths" | "webhooks";
  /** The path, or the name of the webhook. */
  readonly path: string;
  readonly method: string;
  readonly operation: Members;
  /** The parameters of the path item. */
  readonly shared: readonly unknown[];
  readonly item: Members;
  /** It has a method of its own, and is a POST here. */
  readonly isOwn?: true;
};

function resolverOf(document: Members): Resolve {
  return (value) => {
    let found = value;
    for (let hops = 0; hops < 20; hops++) {
      const ref = membersOf(found)["$ref"];
      if (typeof ref !== "string" || !ref.startsWith("#/")) break;
      found = resolvePointer(document, decodeFragment(ref).slice(1));
    }
    return membersOf(found);
  };
}

function usesIn(document: Members, resolve: Resolve): readonly Use[] {
  const paths = Object.entries(membersOf(document["paths"])).filter(([path]) => path.startsWith("/"));
  const webhooks = Object.entries(membersOf(document["webhooks"]));
  const named = [
    ...paths.flatMap(([path, item]) => usesOf("paths", path, resolve(item))),
    ...webhooks.flatMap(([name, item]) => usesOf("webhooks", name, resolve(item))),
  ];
  return [...named, ...named.flatMap((use) => callbacksOf(use, resolve))];
}

function usesOf(place: Use["place"], path: string, item: Members): readonly Use[] {
  const { parameters } = item;
  const shared = Array.isArray(parameters) ? parameters : [];
  const known = Object.entries(item)
    .filter(([key, operation]) => methodOfKey(key) !== undefined && isRecord(operation))
    .map(([method, operation]) => ({ place, path, method, operation: membersOf(operation), shared, item }));
  const others = ownMethods(item).map(([name, operation]) => ({
    ...{ place, path: placeOfOwnMethod(path, name), method: "post", operation, shared, item },
    isOwn: true as const,
  }));
  return [...known, ...others];
}

/** A callback is a webhook whose URL a request gives (OpenAPI 3.1 4.8.18). */
function callbacksOf({ operation, path, method }: Use, resolve: Resolve): readonly Use[] {
  return Object.entries(membersOf(operation["callbacks"])).flatMap(([name, callback]) =>
    Object.entries(resolve(callback))
      .filter(([expression]) => !expression.startsWith("x-"))
      .flatMap(([expression, item]) => {
        const of = operation["operationId"] ?? `${method.toUpperCase()} ${path}`;
        return usesOf("webhooks", `${name} of ${of}: ${expression}`, resolve(item));
      }),
  );
}

function pathItems(uses: readonly Use[]): Members {
  const items: Record<string, Record<string, unknown>> = {};
  for (const { path, method, operation, item } of uses) {
    const { $ref: _, ...rest } = item;
    items[path] ??= Object.fromEntries(
      Object.entries(rest).filter(([key]) => methodOfKey(key) === undefined),
    );
    items[path] = { ...items[path], [method]: operation };
  }
  return items;
}

/** The first operation of an `operationId` that was changed -> its name, for links. */
function renamesOf(uses: readonly Use[], names: readonly string[]): ReadonlyMap<unknown, string> {
  const renames = new Map<unknown, string>();
  for (const [index, { operation }] of uses.entries()) {
    const id = operation["operationId"];
    if (!renames.has(id)) renames.set(id, names[index] ?? "");
  }
  return renames;
}

function preparedOperation(use: Use, resolve: Resolve, renamed: ReadonlyMap<unknown, string>): Members {
  const { requestBody, callbacks: _, ...operation } = use.operation;
  const method = methodOfKey(use.method);
  const hasContent =
    use.place === "webhooks" || use.method === "delete" || (method && methods[method].content);
  const body = hasContent && isRecord(requestBody) ? { requestBody: withContent(requestBody, resolve) } : {};
  return {
    ...operation,
    ...body,
    parameters: [...parametersOf(use, resolve), ...choices(use, resolve)],
    responses: responsesOf(use, resolve, renamed),
  };
}

/** Where a success is JSON or a stream, the client chooses by `Accept`, which OpenAPI does not let a document declare. */
function choices({ operation, place }: Use, resolve: Resolve): readonly unknown[] {
  if (place !== "paths") return [];
  const types = Object.entries(resolve(operation["responses"])).flatMap(([status, response]) => {
    const all = Object.keys(membersOf(resolve(response)["content"])).map((type) => type.toLowerCase());
    const isChoice = /^(2|default)/.test(status) && all.includes(mediaTypes.json) && all.some(isStreamed);
    return isChoice ? all.filter((type) => type === mediaTypes.json || isStreamed(type)) : [];
  });
  if (types.length === 0) return [];
  const schema = { type: "string", enum: [...new Set(types)] };
  return [{ name: "Accept", in: "header", description: "JSON, or a stream of items", schema }];
}

/** A parameter of the path that is not declared takes a text. */
function parametersOf({ operation, shared, path, place }: Use, resolve: Resolve): readonly unknown[] {
  const own = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  const declared = [...shared, ...own]
    .map(resolve)
    .flatMap(({ in: where, name }) => (where === "path" ? [name] : []));
  const used = place === "paths" ? [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name) : [];
  const missing = [...new Set(used)].filter((name) => !declared.includes(name));
  return [
    ...own,
    ...missing.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
  ];
}

function responsesOf(use: Use, resolve: Resolve, renamed: ReadonlyMap<unknown, string>): Members {
  const declared = Object.entries(resolve(use.operation["responses"])).filter(
    ([key]) => !key.startsWith("x-"),
  );
  const responses = declared.map(([status, response]) => {
    const { links, content, ...rest } = resolve(response);
    const isRef = isRecord(response) && "$ref" in response && links === undefined && use.method !== "head";
    // RFC 9110 9.3.2: a response to HEAD has no content.
    const carried =
      use.method === "head" || content === undefined
        ? {}
        : { content: usedContent(membersOf(content), resolve, true) };
    const linked =
      links === undefined
        ? {}
        : { links: mapped(membersOf(links), (link) => renamedLink(resolve(link), renamed)) };
    return [
      status.toUpperCase() === "DEFAULT" ? "default" : status.toUpperCase(),
      isRef ? response : { ...rest, ...carried, ...linked },
    ] as const;
  });
  const saysSuccess = responses.some(
    ([status]) => status === "default" || isSuccess(Number(status.replace("XX", "00"))),
  );
  return Object.fromEntries(saysSuccess ? responses : [...responses, ["2XX", { description: "" }]]);
}

function renamedLink(link: Members, renamed: ReadonlyMap<unknown, string>): Members {
  const name = renamed.get(link["operationId"]);
  return name === undefined || link["operationId"] === undefined ? link : { ...link, operationId: name };
}

function withContent(holder: Members, resolve: Resolve, isAnswer = false): Members {
  if ("$ref" in holder || !isRecord(holder["content"])) return holder;
  return { ...holder, content: usedContent(holder["content"], resolve, isAnswer) };
}

function withoutIds(item: Members): Members {
  return mapped(item, (member) => {
    const { operationId: _, ...rest } = membersOf(member);
    return isRecord(member) ? rest : member;
  });
}

function mapped(members: Members, change: (member: unknown) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, change(member)]));
}
