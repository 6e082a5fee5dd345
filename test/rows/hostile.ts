// Content as bytes, sent to every operation that reads content, with the expected response.
import { expect } from "vitest";
import { type Answer, ask, askRaw, dump, emma, request, told, withService } from "./asking.ts";
import type { Service } from "./service.ts";

export const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";
/** Every operation that reads content, with its media types. */
export const doors = [
  ["POST", "/books", JSON_TYPE],
  ["POST", "/add-book", JSON_TYPE],
  ["PUT", "/books/a", JSON_TYPE],
  ["PUT", "/edit-book/b", JSON_TYPE],
  ["PATCH", "/books/a", "application/merge-patch+json"],
  ["POST", "/books/a/reviews", JSON_TYPE],
  ["PUT", "/books/a/reviews/r", JSON_TYPE],
  ["PATCH", "/books/a/reviews/r", "application/merge-patch+json"],
] as const;
export const forms = [
  ["POST", "/books", FORM],
  ["POST", "/add-book", FORM],
  ["POST", "/books/a/reviews", FORM],
] as const;
export type Door = readonly [method: string, path: string, type: string];
export const book: Door = ["PUT", "/books/new", JSON_TYPE];
export const bookForm: Door = forms[0];
export const reviewForm: Door = forms[2];

export function send(service: Service, [method, path, type]: Door, body: string | Buffer): Promise<Answer> {
  const length = Buffer.byteLength(body) === 0 ? ["Content-Length: 0"] : [];
  return askRaw(service, request(method, path, [`Content-Type: ${type}`, ...length], body));
}

/** Runs with one book and one review, and checks that the store is unchanged afterwards. */
export function unchanged(run: (service: Service) => Promise<void>): Promise<void> {
  return withService({}, async (service) => {
    await ask(service, "PUT", "/books/a", { body: emma });
    await ask(service, "PUT", "/books/a/reviews/r", { body: { reviewer: "Ada", rating: 4 } });
    const before = await dump(service);
    await run(service);
    expect(await dump(service)).toBe(before);
  });
}

export const pointers = ({ json }: Answer): readonly unknown[] =>
  ((json["errors"] ?? []) as { pointer?: string }[]).map(({ pointer }) => pointer);

/** Each text is rejected at the place of its first error. */
export async function refuses(
  service: Service,
  door: Door,
  want: string,
  rows: readonly (readonly [body: string | Buffer, at: string | undefined])[],
): Promise<void> {
  for (const [body, at] of rows) {
    const answer = await send(service, door, body);
    expect(
      [told(answer), pointers(answer)[0]],
      `${door[0]} ${door[1]}: ${body.toString().slice(0, 60)}`,
    ).toEqual([want, at]);
  }
}

export const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([part]))));
export const withMember = (member: string): string => JSON.stringify(emma).replace("{", `{${member},`);
