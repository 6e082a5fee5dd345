// Builds evidence for the judgements.
import type { Exchange, Made, Members } from "../../src/laws/world.ts";

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
