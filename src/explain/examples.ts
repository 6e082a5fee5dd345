// Code samples for an operation: a curl command and a call of the generated client, from the document's examples.
import { jsonMedia } from "../contract/media.ts";
import type { Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { expandPath, pathParameterNames } from "../http/path.ts";
import { inQuotes } from "../json/in-quotes.ts";
import { isRecord, membersOf } from "../json/record.ts";
import { effectRow } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { methods } from "../semantics/methods.ts";

export type Samples = { readonly curl: string; readonly client: string; readonly fetch: string };

/** One request of an operation, from the examples of its document. */
export type SampleRequest = {
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: unknown;
};

/** A placeholder for the reader's own key. */
const OWN_KEY = "a-key-of-your-own";

/**
 * @param operation an operation
 * @param root its document
 * @param origin the origin of the service, such as `http://127.0.0.1:8080`
 * @returns samples that send the operation: one for a shell, one for a program
 */
export function samplesOf(operation: Operation, root: Spot, origin: string): Samples {
  const request = requestOf(operation, root);
  const url = `${origin}${request.target}`;
  return {
    curl: curlOf(operation, url, request),
    client: clientOf(operation, request, origin),
    fetch: fetchOf(operation, url, request),
  };
}

/** @returns the request that the samples send */
export function requestOf(operation: Operation, root: Spot): SampleRequest {
  const spot = root.at("paths").at(operation.path).at(operation.method.toLowerCase());
  const media = jsonMedia(operation);
  return {
    target: expandPath(operation.path, pathOf(operation)),
    headers: [
      ...(media === undefined ? [] : [[fields.contentType.name, media.type] as const]),
      ...(operation.traits.key === "none" ? [] : [keyLine(operation.traits)]),
    ],
    content: media && exampleOf(spot.at("requestBody").at("content").at(media.type)),
  };
}

/** A field other than `Idempotency-Key` has no quotes (RFC 9651 3.3.3). */
function keyLine({ keyField }: Operation["traits"]): readonly [string, string] {
  return keyField === undefined ? [fields.idempotencyKey.name, `"${OWN_KEY}"`] : [keyField, OWN_KEY];
}

function curlOf({ method }: Operation, url: string, { headers, content }: SampleRequest): string {
  const asked = methods[method].safe && method !== "HEAD" ? [] : [`-X ${method}`];
  const lines = [
    ["curl -i", ...asked, inQuotes(url)].join(" "),
    ...headers.map(([name, value]) => `-H ${inQuotes(`${name}: ${value}`)}`),
    ...(content === undefined ? [] : [`-d ${inQuotes(JSON.stringify(content))}`]),
  ];
  return lines.join(" \\\n  ");
}

function clientOf(operation: Operation, { content }: SampleRequest, origin: string): string {
  const path = pathOf(operation);
  const isKeyed = operation.traits.key !== "none";
  const input = [
    ...(Object.keys(path).length > 0 ? [`path: ${literal(path)}`] : []),
    ...(content === undefined ? [] : [`body: ${literal(content)}`]),
    ...(isKeyed ? [`key: ${JSON.stringify(OWN_KEY)}`] : []),
  ];
  const given = input.length === 0 ? "" : `{\n  ${input.join(",\n  ")},\n}`;
  const isVoid = effectRow(operation.semantics.effect)?.successes.includes(200) === false && !isKeyed;
  const call = `await api.${operation.id}(${given}).orThrow();`;
  return `import { createClient } from "./generated/client.ts";

const api = createClient({ baseUrl: ${JSON.stringify(origin)} });
${isVoid ? call : `const answer = ${call}\nconsole.log(answer);`}`;
}

function fetchOf({ method }: Operation, url: string, { headers, content }: SampleRequest): string {
  const names = headers.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const options = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(names.length === 0 ? [] : [`headers: { ${names.join(", ")} }`]),
    ...(content === undefined ? [] : [`body: JSON.stringify(${literal(content)})`]),
  ];
  const given = options.length === 0 ? "" : `, {\n  ${options.join(",\n  ")},\n}`;
  return `const response = await fetch(${JSON.stringify(url)}${given});\nconsole.log(response.status, await response.text());`;
}

/** JSON as a JavaScript literal: member names have no quotes where possible. */
function literal(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
  return text.replaceAll(/^( *|\{)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}

function exampleOf(media: Spot): unknown {
  const [first] = media.at("examples").entries();
  const example = first?.[1].at("value").value ?? media.at("example").value;
  return isRecord(example) || Array.isArray(example) ? example : undefined;
}

/** An example of each path parameter from the document, otherwise its name. */
function pathOf(operation: Operation): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pathParameterNames(operation.path).map((name) => {
      const found = operation.parameters.find((one) => one.in === "path" && one.name === name);
      const schema = membersOf(found?.resolved);
      const examples = Array.isArray(schema["examples"]) ? schema["examples"] : [schema["example"]];
      return [name, String(examples[1] ?? examples[0] ?? name)];
    }),
  );
}
