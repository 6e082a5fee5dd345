// What an editor shows about a method of the client: the operation, what sending it twice does, and whether it is retried.
import type { Operation } from "../contract/operation.ts";
import { twiceSentence } from "../explain/twice.ts";
import { againOf } from "./client-row.ts";
import { sentLine } from "./own-methods.ts";
import { printComment } from "./print.ts";

/** @returns the doc comment of a method of `ApiClient`. */
export function clientComment(operation: Operation, indent: number): string {
  const { deprecated } = operation;
  const { method, path } = sentLine(operation);
  return printComment(
    [
      ...summaryOf(operation),
      twiceSentence(operation),
      "",
      retryOf(operation),
      "",
      `\`${method} ${path}\``,
      ...(deprecated ? ["", "@deprecated The document marks this operation as deprecated."] : []),
    ],
    indent,
  );
}

/** @returns the summary, else the first paragraph of the description, with an empty line behind it. */
export function summaryOf({ summary, description }: Operation): readonly string[] {
  const lines = (summary?.trim() || description?.trim() || "").split(/\r\n|[\r\n\u2028\u2029]/);
  const end = lines.findIndex((line) => line.trim() === "");
  const first = end < 0 ? lines : lines.slice(0, end);
  return first.length > 0 ? [...first, ""] : [];
}

function retryOf(operation: Operation): string {
  const again = operation.semantics.safe || againOf(operation);
  if (again === "by-key") return "The client retries it: each attempt carries the same idempotency key.";
  return again
    ? "The client retries it."
    : "The client does not retry it, because a second request may take effect again.";
}
