// The parts of hostile requests: a change that is certain to be rejected, and its bytes.
import fc from "fast-check";

export type Hostile = {
  readonly kind: string;
  /** The bytes, each as one character. */
  readonly sent: string;
  /** Whether its framing is correct, so that a second request may follow on the same connection. */
  readonly isFramed: boolean;
};

export const BOOK = '{"title":"Emma","authors":["Jane Austen"],"tags":["novel"],"pageCount":474}';

/** A change that is certain to be rejected, however the rest is read: a tag that no book has, an invalid key. */
export type Target = {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly defect: string;
};
const STALE = 'If-Match: "never"';
const NO_KEY = 'Idempotency-Key: "';
export const put: Target = { method: "PUT", path: "/books/emma", type: "application/json", defect: STALE };
const targets: readonly Target[] = [
  put,
  { ...put, path: "/books/new-one" },
  { ...put, path: "/edit-book/emma" },
  { ...put, path: "/books/emma/reviews/ada" },
  { ...put, method: "PATCH", type: "application/merge-patch+json" },
  { ...put, method: "PATCH", path: "/books/emma/reviews/ada", type: "application/merge-patch+json" },
  { ...put, method: "DELETE" },
  { ...put, method: "POST", path: "/books", defect: NO_KEY },
  { ...put, method: "POST", path: "/add-book", defect: NO_KEY },
  { ...put, method: "POST", path: "/books/emma/reviews", defect: NO_KEY },
  { ...put, method: "POST", path: "/books", type: "application/x-www-form-urlencoded", defect: NO_KEY },
];
export const target = fc.constantFrom(...targets);
export const form = fc.constantFrom(...targets.filter(({ method }) => method === "POST"));

export type Parts = Target & { readonly lines?: readonly string[]; readonly body?: Buffer };

/** The defect is the first field, so that nothing after it can hide it. */
export function written(parts: Parts): string {
  return bytesOf(parts).toString("latin1");
}

export function bytesOf({ method, path, type, defect, lines = [], body = Buffer.from(BOOK) }: Parts): Buffer {
  const head = [`${method} ${path} HTTP/1.1`, defect, "Host: localhost", `Content-Type: ${type}`, ...lines];
  const length = `Content-Length: ${body.length}`;
  return Buffer.concat([Buffer.from(`${[...head, length].join("\r\n")}\r\n\r\n`, "latin1"), body]);
}
