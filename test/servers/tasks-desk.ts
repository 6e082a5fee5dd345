// The state of the tasks server, and its responses. A switch is a fault or a variant in tasks-faults.ts.
import type { Content, Is } from "./tasks-content.ts";

export type Entry = { readonly content: Content; readonly owner: string; readonly revision: number };

/** One parsed request. */
export type Call = {
  readonly method: string;
  /** Below the base path, such as `/tasks/t1`. */
  readonly path: string;
  readonly kind: "task" | "label";
  readonly workspace: string;
  readonly caller: string;
  readonly request: Request;
  readonly text: string;
};

export type Desk = ReturnType<typeof makeDesk>;

type Fields = Readonly<Record<string, string>>;

/** An empty desk. */
export function makeDesk(is: Is) {
  const entries = new Map<string, Entry>();
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };
  const keyOf = ({ workspace, path }: Pick<Call, "workspace" | "path">): string => `${workspace} ${path}`;
  const write = (call: Pick<Call, "workspace" | "path" | "caller">, content: Content): Entry => {
    const before = entries.get(keyOf(call));
    const isSame = before !== undefined && JSON.stringify(before.content) === JSON.stringify(content);
    const entry = isSame ? before : { content, owner: before?.owner ?? call.caller, revision: next() };
    entries.set(keyOf(call), entry);
    return entry;
  };
  const shown = (path: string, { content, revision }: Entry): Content => {
    const title = is("titles are normalised to NFC") ? { title: String(content.title).normalize("NFC") } : {};
    if (path.startsWith("/labels/")) return content;
    return revision < 0 ? {} : { id: path.slice("/tasks/".length), ...content, ...title };
  };
  const tasksOf = (workspace: string): readonly (readonly [string, Entry])[] =>
    [...entries]
      .filter(([key]) => key.startsWith(`${workspace} /tasks/`))
      .map(([key, entry]) => [key.slice(workspace.length + 1), entry] as const);
  const isTaken = ({ workspace, path }: Pick<Call, "workspace" | "path">, title: unknown): boolean =>
    tasksOf(workspace).some(([other, { content }]) => other !== path && content.title === title);

  const refusal = (status: number, fields: Fields = {}): Response => {
    const stated = is("problem.status is wrong") && status === 404 ? 400 : status;
    const problem: Record<string, unknown> = { type: "about:blank", title: "Refused", status: stated };
    if (is("problem.status is a string")) problem.status = String(status);
    if (is("problem.detail is a list")) problem.detail = ["no"];
    if (is("problems have more members and a relative type"))
      Object.assign(problem, {
        type: "/problems/no",
        instance: "#1",
        errors: [{ pointer: "#/a" }],
        at: null,
      });
    if (is("a stack trace in the 422") && status === 422)
      problem.detail = "Error: no\n    at check (/srv/app/tasks.js:10:11)\n    at node:internal/x:1:2";
    if (is("a Python stack trace in the 404") && status === 404)
      problem.detail = 'Traceback (most recent call last):\n  File "/srv/app.py", line 3, in get';
    const isText = is("platform errors are plain text") && [405].includes(status);
    const type = is("a problem is application/json") ? "application/json" : "application/problem+json";
    return new Response(isText ? "no" : JSON.stringify(problem), {
      status,
      headers: { "content-type": isText ? "text/plain" : spelt(is, type), ...fields },
    });
  };
  const invalid = (): Response => refusal(is("400 in place of 422") ? 400 : 422);
  const answer = (status: number, call: Call, entry: Entry, fields: Fields = {}): Response =>
    new Response(JSON.stringify(shown(call.path, entry)), {
      status,
      headers: {
        "content-type": spelt(is, "application/json"),
        ...(is("a header is missing from the 201") && status === 201
          ? {}
          : { "x-revision": String(entry.revision) }),
        ...fields,
      },
    });
  return { is, entries, next, keyOf, write, shown, tasksOf, isTaken, refusal, invalid, answer };
}

/** RFC 9110 8.3.1: media types are case-insensitive, and a charset of JSON has no meaning. */
export function spelt(is: Is, type: string): string {
  return is("media types have a charset and capitals")
    ? `${type.replace("json", "JSON")} ; Charset="UTF-8"`
    : type;
}
