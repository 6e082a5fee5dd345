// An app generated from a document in a test, whose handlers return what they were given.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generate, writeFiles } from "../../src/codegen/generate.ts";
import { buildApp, type ServerOptions } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { created, noContent, notFound, ok } from "../../src/server/replies.ts";
import type { Wiring } from "../../src/server/wiring.ts";

export type Echo = {
  /** `GET /path`: the status, and the body as JSON or text. */
  readonly ask: (
    line: string,
    init?: RequestInit,
  ) => Promise<{ status: number; body: unknown; headers: Headers }>;
  readonly wiring: Readonly<Record<string, Wiring>>;
  readonly failures: readonly unknown[];
};

/**
 * @param document an OpenAPI document, as an object or as text
 * @param options options of the app
 * @returns the app; each handler returns its operation's id and the request, with the first declared success
 */
export async function echoOf(document: object | string, options: Partial<ServerOptions> = {}): Promise<Echo> {
  const folder = await mkdtemp(join(`${tmpdir()}/`, "echo-"));
  const file = join(folder, "openapi.yaml");
  await writeFile(file, typeof document === "string" ? document : JSON.stringify(document));
  await writeFiles(await generate(file), join(folder, "generated"));
  await mkdir(join(folder, "node_modules/@verbatim-http"), { recursive: true });
  await symlink(resolve("."), join(folder, "node_modules/@verbatim-http/kit"));
  const { wiring } = (await import(join(folder, "generated/server.ts"))) as { wiring: Echo["wiring"] };
  await rm(folder, { recursive: true });
  const failures: unknown[] = [];
  const app = buildApp(wiring, handlersFor(wiring), memoryStore({}), {
    now: () => 0,
    onError: (error) => void failures.push(error),
    ...options,
  });
  return {
    wiring,
    failures,
    ask: async (line, init = {}) => {
      const [method, target] = line.split(" ");
      const answer = await app.fetch(
        new Request(`http://host${target}`, { method: method ?? "GET", ...init }),
      );
      const text = await answer.text();
      const isJson = answer.headers.get("content-type")?.includes("json") === true;
      return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
    },
  };
}

function handlersFor(wiring: Echo["wiring"]): object {
  const handlers = Object.values(wiring).map(({ id, answers }) => {
    const [status = "404"] = Object.keys(answers);
    return [
      id,
      (request: HandlerRequest) => replyWith(Number(status), { operation: id, ...request }),
    ] as const;
  });
  return Object.fromEntries(handlers);
}

function replyWith(status: number, given: object): AnyReply {
  const { caller: _caller, current: _current, ...value } = given as Record<string, unknown>;
  const stored = { value, json: JSON.stringify(value), etag: '"1"' };
  if (status === 200) return ok(stored);
  if (status === 201) return created(stored);
  return status === 204 ? noContent() : notFound();
}

/** @returns an operation that lists, with a 200 that may be anything, and further members. */
export function listing(operationId: string, more: object = {}): object {
  return {
    operationId,
    "x-method-semantics": { effect: "list", safe: true, idempotent: true, repeat: 200 },
    responses: { 200: { description: "ok", content: { "application/json": { schema: {} } } } },
    ...more,
  };
}

/** @returns a document with these paths, and further members. */
export function documentOf(paths: object, more: object = {}): object {
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...more };
}

/** @returns a parameter in the path, which is a text unless `more` says otherwise. */
export function inPath(name: string, more: object = {}): object {
  return { name, in: "path", required: true, schema: { type: "string" }, ...more };
}
