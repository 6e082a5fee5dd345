// The runtime of generated clients: makes a method from the row of each operation.
import { type AnyInput, type AnyResult, type Core, call } from "./call.ts";
import { edit } from "./edit.ts";
import { type Options, settingsOf } from "./options.ts";
import { pages } from "./pages.ts";
import { type Chain, requester, textOf } from "./request.ts";
import type { Row, Table } from "./table.ts";
import type { Call, EditOptions } from "./types.ts";

export type { Input } from "./inputs.ts";
export type { Unanswered } from "./results.ts";
export type { Answered, Call, EditInput, Given, Operation } from "./types.ts";

export type ClientOptions = Options & {
  /** Middleware of openapi-fetch: it sees each call once, above the retries. */
  readonly middleware?: Chain;
};

/**
 * @param options where the service is, and how to reach it
 * @param table the generated rows of its operations
 * @returns a client for the document's operations; its calls throw TypeError when the call itself is wrong, for
 *   example when a path parameter is empty
 *
 * @example
 * ```ts
 * import { createClient } from "./generated/client.ts";
 *
 * // createClient calls createTypedClient with the rows of your document, and ApiClient has their types.
 * const api = createClient({ baseUrl: "http://127.0.0.1:8080", attempts: 3 });
 * const note = await api.addNote({ body: { text: "Buy milk" } }).orThrow();
 * console.log(note.id);
 * ```
 */
export function createTypedClient<Api>({ middleware = [], ...options }: ClientOptions, table: Table): Api {
  const settings = settingsOf(options);
  const core: Core = {
    table,
    settings,
    request: requester(
      textOf(settings.baseUrl, "baseUrl: it has a query or fragment", /[?#]/).replace(/\/$/, ""),
      middleware,
      settings.platform.newKey,
    ),
  };
  return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, methodFor(core, id, row)])) as Api;
}

/** The types expose only the helpers that fit the operation. */
function methodFor(core: Core, id: string, { effect }: Row): object {
  const run = (input?: AnyInput): Call<AnyResult> => asCall(call(core, id, input));
  if (effect === "list") {
    return Object.assign(run, {
      items: (input?: AnyInput) => pages(core, id, input, true),
      pages: (input?: AnyInput) => pages(core, id, input),
    });
  }
  return Object.assign(run, {
    edit: (path: AnyInput["path"], change: (current: unknown) => unknown, options?: EditOptions) =>
      edit(core, id, path, change, options),
    createOnly: (input: AnyInput) => run({ ...input, header: { ...input.header, "If-None-Match": "*" } }),
  });
}

function asCall(result: Promise<AnyResult>): Call<AnyResult> {
  const orThrow = async (): Promise<unknown> => {
    const settled = await result;
    if (!settled.ok) throw settled.error;
    return settled.data;
  };
  return Object.assign(result, { orThrow }) as Call<AnyResult>;
}
