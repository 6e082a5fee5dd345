// What the extensions of other tools say about repeating an operation, one row per extension.
import { isRecord } from "../json/record.ts";
import type { Idempotence } from "./effects.ts";

type Row = { readonly name: string; readonly says: (value: unknown) => Idempotence | undefined };

const rows: readonly Row[] = [
  // Fern: the operation takes the headers that the document's x-fern-idempotency-headers lists.
  { name: "x-fern-idempotent", says: (value) => (value === true ? "by-key" : undefined) },
  {
    name: "x-basecamp-idempotent",
    says: (value) => {
      if (!isRecord(value)) return value === true ? true : undefined;
      if (value["keySupported"] === true) return "by-key";
      return value["natural"] === true || value["supported"] === true ? true : undefined;
    },
  },
  // Speakeasy: after a connection error nobody knows whether the request took effect, so only then is it a repeat.
  {
    name: "x-speakeasy-retries",
    says: (value) =>
      isRecord(value) && value["strategy"] !== "none" && value["retryConnectionErrors"] === true
        ? true
        : undefined,
  },
  { name: "x-idempotent", says: (value) => (typeof value === "boolean" ? value : undefined) },
];

/**
 * @param extension reads an extension of a document
 * @returns the header fields that other tools send an idempotency key in
 * @example
 * foreignKeyFields(() => [{ header: "X-Request-Ref", name: "ref" }]) // ["X-Request-Ref"]
 */
export function foreignKeyFields(extension: (name: string) => unknown): readonly string[] {
  // Fern: the headers of every operation with x-fern-idempotent.
  const listed = extension("x-fern-idempotency-headers");
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: unknown) => {
    const name = isRecord(one) ? one["header"] : one;
    return typeof name === "string" ? [name] : [];
  });
}

/**
 * @param extension reads an extension of an operation
 * @returns the idempotence that the first extension with an answer gives; `undefined` if none has one
 * @example
 * foreignIdempotence((name) => operation[name]) // "by-key", for { "x-fern-idempotent": true }
 */
export function foreignIdempotence(extension: (name: string) => unknown): Idempotence | undefined {
  for (const { name, says } of rows) {
    const idempotent = says(extension(name));
    if (idempotent !== undefined) return idempotent;
  }
  return undefined;
}
