// What the decisions read of a request: a part of `Request`, which Node's own request has without a copy.
import type { IncomingMessage } from "node:http";
import { linesOf } from "./raw-head.ts";

export type RequestHead = {
  readonly url: string;
  readonly headers: {
    /** The lines of a field, joined (RFC 9110 5.3); the name is in lower case. */
    readonly get: (name: string) => string | null;
  };
  readonly body: ReadableStream<Uint8Array> | null;
};

/** @returns the head of a request of Node; its content is read from Node, too */
export function headOfNode(incoming: IncomingMessage): RequestHead {
  return new NodeHead(incoming);
}

/** A class, because it is made for each request: its members are on the prototype. */
class NodeHead implements RequestHead {
  readonly #incoming: IncomingMessage;
  readonly body = null;
  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }
  get url(): string {
    return `http://${this.#incoming.headers.host}${this.#incoming.url}`;
  }
  get headers(): this {
    return this;
  }
  get(name: string): string | null {
    if (this.#incoming.headers[name] === undefined) return null;
    // Node keeps only the first line of some fields, and would so accept two that contradict each other.
    const lines = linesOf(this.#incoming.rawHeaders, name);
    return lines.length < 2 ? (lines[0] ?? null) : lines.join(name === "cookie" ? "; " : ", ");
  }
}
