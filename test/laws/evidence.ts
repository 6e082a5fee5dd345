// Builds evidence for the judgements.
import type { Members } from "../../src/json/record.ts";
import type { Change } from "../../src/laws/change.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import type { Listing, Made, Missing } from "../../src/laws/world.ts";

type Answer = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: unknown;
  /** Header fields of the request. */
  readonly sent?: Readonly<Record<string, string>>;
};

/** @returns an exchange whose response has this status. */
export function answered(
  method: string,
  status: number,
  { headers = {}, content, sent = {} }: Answer = {},
): Exchange {
  const text = content === undefined ? "" : JSON.stringify(content);
  return {
    operation: "anOperation",
    request: { method, target: "/things/a", headers: sent, content: undefined },
    response: { status, headers, content, text },
  };
}

/** @returns a resource that was read with these members. */
export function thingAt(representation: Members, tag?: string): Made {
  const read = answered("GET", 200, { content: representation });
  return { resource: {} as Made["resource"], path: { id: "a" }, representation, tag, read };
}

/** @returns an answer that says that the thing is not there. */
export function thingMissing(): Missing {
  const read = answered("GET", 404);
  return { resource: {} as Made["resource"], path: { id: "a" }, representation: undefined, read };
}

/** @returns a list that was seen whole, with these ids. */
export function listed(...ids: readonly string[]): Listing {
  return listedOn(ids);
}

/** @returns a list that was seen whole, with these pages of ids. */
export function listedOn(...pages: readonly (readonly string[])[]): Listing {
  const ids = pages.flat();
  return {
    ids,
    entries: ids.map((id) => ({ id })),
    pages: pages.map(({ length }) => ({ exchange: answered("GET", 200), entries: length })),
    isWhole: true,
  };
}

/** Something that changed where nothing should have. */
export const aChange: Change = {
  kind: "member",
  difference: { member: "title", expected: "old", seen: "new" },
  before: answered("GET", 200, { content: { title: "old" } }),
  after: answered("GET", 200, { content: { title: "new" } }),
};
