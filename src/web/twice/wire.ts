// The generated client on scratch memory; it records each request and its response.
import { createClient } from "../../../generated/client.ts";

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
};

export type Scratch = {
  readonly api: ReturnType<typeof createClient>;
  /** The entity tag of the book at the start. */
  readonly tag: string;
  /** The idempotency key of this scenario's request. */
  readonly key: string;
  /** Runs `call`, but removes the key that the client adds, so that the request is like one of a form or of curl. */
  readonly withoutKey: <T>(call: () => Promise<T>) => Promise<T>;
};

type Recorder = Scratch & {
  /** Runs `call`; @returns its exchange, and the client's error for a lost response */
  readonly record: (
    call: (scratch: Scratch) => Promise<unknown>,
    isLost: boolean,
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
  const state: { seen: Exchange | undefined; isLost: boolean; isKeyless: boolean } = {
    seen: undefined,
    isLost: false,
    isKeyless: false,
  };
  const send = async (first: Request): Promise<Response> => {
    const request = new Request(first);
    if (state.isKeyless) request.headers.delete("idempotency-key");
    const content = await request.clone().text();
    const response = await fetch(request);
    const text = await response.clone().text();
    state.seen = {
      request: {
        method: request.method,
        target: new URL(request.url).pathname.slice(base.length),
        headers: [...request.headers].filter(([name]) => !NOISE.test(name)),
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
      isLost: state.isLost,
    };
    if (state.isLost) throw new TypeError("The response was lost.");
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
    record: async (call, isLost) => {
      Object.assign(state, { seen: undefined, isLost });
      const result = (await call(scratch)) as { readonly error?: unknown };
      state.isLost = false;
      return { exchange: state.seen, error: result.error };
    },
  };
}

/** @returns a name for a scratch memory that nobody else can guess */
export function newVisitor(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
