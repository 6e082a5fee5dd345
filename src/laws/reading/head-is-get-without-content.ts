// HEAD returns what GET returns, without the content.
import { isOfMessage } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { WrongField } from "../failure.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, wrongStatus } from "../shared/judgements.ts";

type Evidence = { readonly first: Exchange; readonly head: Exchange; readonly second: Exchange };

export const headIsGetWithoutContent: Law<Evidence> = {
  id: "head-is-get-without-content",
  about: "reading",
  level: "SHOULD",
  section: "RFC 9110 9.3.2",
  says: "HEAD returns the same status and fields as GET, without content.",
  concerns: "operations that read or list",
  premises: ["get-changes-nothing"],
  why: "Caches and download tools send HEAD to learn the size, the type or the entity tag before they fetch. A wrong field makes them keep a stale copy or discard a good one.",
  evidence:
    "GET, HEAD and GET are sent to one URL. HEAD must have the status of GET, no content, and the same value in every field that it returns and that both GETs agree on. Its Content-Length must be the number of bytes that GET returned.",
  fix: "Let the GET handler answer HEAD too, and drop the content when the response is written. Most frameworks do this on their own when a path has a GET route and no HEAD route.",
  notReported: "fields that HEAD leaves out, that differ between two GETs, or that describe the connection",
  appliesTo: ({ semantics }) => semantics.effect === "read" || semantics.effect === "list",
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const path = world.pathTo(operation, item);
    const first = await world.send(operation, { path });
    const head = await world.send(operation, { path, method: "HEAD" });
    return { first, head, second: await world.send(operation, { path }) };
  },
  judge({ first, head, second }) {
    const exchanges = [first, head];
    const wrongField = (field: string, seen: string, value: string | undefined): WrongField => ({
      kind: "field",
      exchange: head,
      field,
      seen,
      expected: { kind: "value", value, as: first },
    });
    if (head.response.status !== first.response.status) {
      return broken(
        wrongStatus(head, [first.response.status], { kind: "same as", exchange: first }),
        exchanges,
      );
    }
    if (head.response.text !== "") {
      return broken({ kind: "content", exchange: head, fault: { kind: "unexpected" } }, exchanges);
    }
    for (const [name, value] of Object.entries(head.response.headers)) {
      const stable = first.response.headers[name] === second.response.headers[name];
      const expected = first.response.headers[name];
      if (isOfMessage(name) || !stable || value === expected) continue;
      return broken(wrongField(name, value, expected), exchanges);
    }
    const length = head.response.headers["content-length"];
    const bytes = new TextEncoder().encode(first.response.text).length;
    const sameLength = first.response.text.length === second.response.text.length;
    if (
      length !== undefined &&
      sameLength &&
      // The length of a picture cannot be seen in its text: U+FFFD replaces each byte that is not part of a character.
      !first.response.text.includes("\uFFFD") &&
      Number(length) !== bytes &&
      !first.response.headers["content-encoding"]
    ) {
      return broken(wrongField("content-length", length, String(bytes)), exchanges);
    }
    return holds(1);
  },
};
