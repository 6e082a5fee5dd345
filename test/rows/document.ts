// What openapi.yaml declares, for the row tests: its paths, and a valid request for each operation.
// Read from generated files, which a test compares with the document byte for byte.
import { wiring } from "../../generated/server.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import { brief, plain } from "./world.ts";

export type Path = {
  readonly template: string;
  /** The path with the ids `emma` and `ada`. */
  readonly path: string;
  /** The same below a missing book; the path itself if it has no book. */
  readonly missing: string;
  /** The declared methods, HEAD if there is GET, and OPTIONS: the value of Allow, sorted. */
  readonly allow: readonly string[];
};

export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly path: string;
  readonly missing: string;
  readonly effect: string | undefined;
  readonly idempotent: unknown;
  readonly repeat: number | undefined;
  /** The accepted media types; empty if the operation takes no content. */
  readonly takes: readonly string[];
  /** Whether a success has content. */
  readonly answers: boolean;
  /** The scopes that the caller needs; `undefined` if anyone may. */
  readonly scopes: readonly string[] | undefined;
  /** Valid content: a book, a review or a patch that changes nothing. */
  readonly body: object | undefined;
};

const all: readonly Wiring[] = Object.values(wiring);

export const operations: readonly Operation[] = all.map((declared) => {
  const { id, method, path: template, effect, idempotent, repeat } = declared;
  const takes = Object.keys(declared.content?.media ?? {});
  const whole = template.includes("reviews") ? brief : plain;
  return {
    id,
    method,
    template,
    ...addresses(template),
    effect,
    idempotent,
    repeat,
    takes,
    answers: declared.answersContent,
    scopes: declared.isSecured ? declared.scopes : undefined,
    body: takes.length === 0 ? undefined : method === "PATCH" ? {} : whole,
  };
});

export const paths: readonly Path[] = [...Map.groupBy(operations, ({ template }) => template)].map(
  ([template, those]) => {
    const declared = those.map(({ method }) => method);
    const allow = [...declared, "OPTIONS", ...(declared.includes("GET") ? ["HEAD"] : [])];
    return { template, ...addresses(template), allow: allow.toSorted() };
  },
);

/** @returns the operations of some methods; there has to be one of each. */
export function operationsOf(...methods: readonly string[]): readonly Operation[] {
  const found = operations.filter(({ method }) => methods.includes(method));
  const absent = methods.filter((method) => !found.some((operation) => operation.method === method));
  if (absent.length > 0) throw new Error(`openapi.yaml has no ${absent.join(", ")}`);
  return found;
}

function addresses(template: string): { readonly path: string; readonly missing: string } {
  const path = template.replace("{bookId}", "emma").replace("{reviewId}", "ada");
  return { path, missing: path.replace("/emma", "/none") };
}
