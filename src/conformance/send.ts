// Turns what a probe wants to send into a request, and the answer into an exchange.
import type { Operation } from "../contract/operation.ts";
import { expandPath } from "../http/path.ts";
import { jsonMedia } from "../laws/about.ts";
import type { Exchange, Sending } from "../laws/world.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { principals } from "./principals.ts";
import type { Settings } from "./settings.ts";

export type Sender = {
  send(operation: Operation, sending: Sending): Promise<Exchange>;
  /** GETs a URI reference found in an answer; `undefined` when it leads to another server. */
  get(reference: string, base: string): Promise<Exchange | undefined>;
};

/**
 * @param settings of the run
 * @param seen is told of every exchange
 * @returns what sends requests to the paths below `baseUrl`, and to no other server (RFC 6454 4: one origin)
 */
export function sender(
  settings: Pick<Settings, "contract" | "fetch" | "baseUrl" | "headers" | "second">,
  seen: (exchange: Exchange) => void,
): Sender {
  const { fetch, baseUrl } = settings;
  const base = baseUrl.replace(/\/$/, "");
  const origin = new URL(base).origin;
  const headersOf = principals(settings);
  const exchange = async (operation: string, request: Request, content?: string): Promise<Exchange> => {
    const headers = Object.fromEntries(request.headers);
    const target = request.url.slice(origin.length);
    const response = await fetch(request);
    const text = await response.text();
    const made: Exchange = {
      operation,
      request: { method: request.method, target, headers, content },
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        content: parsed(text, response.headers.get(fields.contentType.name)),
        text,
      },
    };
    seen(made);
    return made;
  };
  return {
    send(operation, { path, query, headers, content, mediaType, text, as, method = operation.method }) {
      const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
      const type =
        mediaType ?? jsonMedia(operation)?.type ?? operation.content?.media[0]?.type ?? mediaTypes.json;
      const body = text ?? (content === undefined ? undefined : written(content, type));
      const request = new Request(`${base}${expandPath(operation.path, path)}${search}`, {
        method,
        redirect: "manual",
        headers: merged(
          headersOf(as),
          body === undefined ? {} : { [fields.contentType.name]: type },
          headers ?? {},
        ),
        ...(body === undefined ? {} : { body }),
      });
      return exchange(operation.id, request, body);
    },
    async get(reference, from) {
      const url = new URL(reference, `${origin}${from}`);
      return url.origin === origin
        ? exchange("Location", new Request(url, { headers: headersOf(undefined) }))
        : undefined;
    },
  };
}

/** @returns whether the exchange did what it was asked. */
export function succeeded({ response }: Exchange): boolean {
  return isSuccess(response.status);
}

/** One field a name, whatever its case: the later one counts. */
function merged(...all: readonly Readonly<Record<string, string>>[]): Headers {
  const headers = new Headers();
  for (const [name, value] of all.flatMap((one) => Object.entries(one))) headers.set(name, value);
  return headers;
}

function written(content: unknown, type: string): string {
  if (typeof content !== "object" || content === null || type !== mediaTypes.form)
    return JSON.stringify(content);
  const pairs = Object.entries(content).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

function parsed(text: string, type: string | null): unknown {
  if (!/[/+]json\b/.test(type ?? "")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
