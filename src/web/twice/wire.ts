// Scratch memory as the page uses it: the generated client on a sender that keeps what went over the wire.
import { createClient } from "../../../generated/client.ts";

/** One request and its answer, as they went. */
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
  /** The client never saw the answer. */
  readonly isLost: boolean;
};

export type Scratch = {
  readonly api: ReturnType<typeof createClient>;
  /** The entity tag of the book that was there at the start. */
  readonly tag: string;
  /** The key of this scenario's request. */
  readonly key: string;
  /** Sends what `call` sends without the key that the client gives it, as a form or curl would. */
  readonly withoutKey: <T>(call: () => Promise<T>) => Promise<T>;
};

type Recorder = Scratch & {
  /** Runs `call`; @returns the exchange that it caused, and the error that the client made of a lost answer */
  readonly record: (
    call: (scratch: Scratch) => Promise<unknown>,
    isLost: boolean,
  ) => Promise<{ readonly exchange: Exchange | undefined; readonly error: unknown }>;
};

/** Fields that say nothing of the method's meaning. */
const NOISE =
  /^(?:date|connection|keep-alive|transfer-encoding|x-request-id|x-content-type-options|vary|accept)$/;

/**
 * @param visitor 32 hexadecimal digits
 * @param tag of the book that was there at the start; "" for none
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
    const answer = await response.clone().text();
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
        // Addresses as they are without scratch memory, as the target is.
        headers: [...response.headers]
          .filter(([name]) => !NOISE.test(name))
          .map(([name, value]) => [name, value.replaceAll(base, "")] as const),
        content: answer,
      },
      isLost: state.isLost,
    };
    if (state.isLost) throw new TypeError("The answer got lost.");
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

/** @returns a name for a scratch memory that nobody else guesses. */
export function newVisitor(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
