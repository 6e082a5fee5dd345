// Compares the Allow field of a response with the methods that the document declares.
import { fields } from "../../semantics/fields.ts";
import { allowedMethods, type Method } from "../../semantics/methods.ts";
import type { Exchange } from "../exchange.ts";
import type { ExpectedField, WrongField } from "../failure.ts";

/** @returns the failure; `undefined` if the field lists the declared methods, and at most HEAD and OPTIONS more. */
export function wrongAllow(exchange: Exchange, declared: readonly Method[]): WrongField | undefined {
  const { name } = fields.allow;
  const seen = exchange.response.headers[name.toLowerCase()];
  const wrong = (expected: ExpectedField): WrongField => ({
    kind: "field",
    exchange,
    field: name,
    seen,
    expected,
  });
  if (seen === undefined) return wrong({ kind: "any value" });
  const listed = seen.split(",").map((method) => method.trim());
  const missing = declared.find((method) => !listed.includes(method));
  if (missing !== undefined) return wrong({ kind: "list with", entry: missing });
  const allowed: readonly string[] = allowedMethods(declared);
  const extra = listed.find((method) => method !== "" && !allowed.includes(method));
  return extra === undefined ? undefined : wrong({ kind: "list without", entry: extra });
}
