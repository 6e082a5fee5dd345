// The generated client on scratch memory; it records each request and its response.
import { createClient } from "../../../generated/client.ts";
import { inQuotes } from "../../json/in-quotes.ts";

/** One request and its response, as they were sent. */
export type Exchange = {
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly content: string;
  };
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly content: string;
  };
  /** Whether the client never got the response. */
  readonly isLost: boolean;
  /** The same request as a command, to the same scratch memory. */
  readonly curl: string;
};

export type Scratch = {
  readonly api: ReturnType<typeof createClient>;
  /** The entity tag of the book at the start; "" for none. */
  readonly tag: string;
  /** The idempotency key of this lane's request. */
  readonly key: string;
  /** Runs `call`, but removes the key that the client adds, so that the request is like one of a form or of curl. */
  readonly withoutKey: <T>(call: () => Promise<T>) => Promise<T>;
};

type Sending = {
  readonly isLost: boolean;
  /** The content to send in place of the client's, such as one that a person typed. */
  readonly content: string | undefined;
};

export type Recorder = Scratch & {
  /** Runs `call`; @returns its exchange, and the client's error for a lost response */
  readonly record: (
    call: (scratch: Scratch) => Promise<unknown>,
    sending: Sending,
  ) => Promise<{ readonly exchange: Exchange | undefined; readonly error: unknown }>;
};

/** Fields that say nothing about the semantics of the method. */
const NOISE =
  /^(?:date|connection|keep-alive|transfer-encoding|x-request-id|x-content-type-options|vary|accept)$/;

/**
 * @param visitor 32 hexadecimal digits
 * @param tag the entity tag of the book at the start; "" for none
 */
export function scratchOf(visitor: string, tag: string): Recorder {
  const base = `/scratch/${visitor}`;
  const state: { seen: Exchange | undefined; sending: Sending; isKeyless: boolean } = {
    seen: undefined,
    sending: { isLost: false, content: undefined },
    isKeyless: false,
  };
  const send = async (first: Request): Promise<Response> => {
    const { isLost, content: typed } = state.sending;
    const request = typed === undefined ? new Request(first) : new Request(first, { body: typed });
    if (state.isKeyless) request.headers.delete("idempotency-key");
    const content = await request.clone().text();
    const response = await fetch(request);
    const text = await response.clone().text();
    const headers = [...request.headers].filter(([name]) => !NOISE.test(name));
    state.seen = {
      request: {
        method: request.method,
        target: new URL(request.url).pathname.slice(base.length),
        headers,
        content,
      },
      response: {
        status: response.status,
        reason: response.statusText,
        // Addresses are shown without the prefix of the scratch memory, as the target is.
        headers: [...response.headers]
          .filter(([name]) => !NOISE.test(name))
          .map(([name, value]) => [name, value.replaceAll(base, "")] as const),
        content: text,
      },
      isLost,
      curl: curlOf({ method: request.method, url: request.url, headers, content }),
    };
    if (isLost) throw new TypeError("The response was lost.");
    return response;
  };
  const api = createClient({ baseUrl: `${location.origin}${base}`, fetch: send, attempts: 1 });
  const scratch: Scratch = {
    api,
    tag,
    key: `twice-${visitor.slice(0, 8)}`,
    withoutKey: (call) => {
      state.isKeyless = true;
      return call().finally(() => {
        state.isKeyless = false;
      });
    },
  };
  return {
    ...scratch,
    record: async (call, sending) => {
      Object.assign(state, { seen: undefined, sending });
      const result = (await call(scratch)) as { readonly error?: unknown };
      state.sending = { isLost: false, content: undefined };
      return { exchange: state.seen, error: result.error };
    },
  };
}

type CurlInput = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly content: string;
};

/** @returns the request as a `curl` command for a shell */
export function curlOf({ method, url, headers, content }: CurlInput): string {
  const parts = [
    `curl -i -X ${method} ${inQuotes(url)}`,
    ...headers.map(([name, value]) => `-H ${inQuotes(`${name}: ${value}`)}`),
    ...(content === "" ? [] : [`-d ${inQuotes(content)}`]),
  ];
  return parts.join(" \\\n  ");
}

/** @returns a name for a scratch memory that nobody else can guess */
export function newVisitor(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
