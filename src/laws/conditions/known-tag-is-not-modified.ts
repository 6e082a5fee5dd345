// A client that has the current representation gets 304.
import type { Operation } from "../../contract/operation.ts";
import { parseEntityTag, weakMatch } from "../../http/entity-tag.ts";
import { decisions } from "../../semantics/decisions.ts";
import { effects } from "../../semantics/effects.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { declaresField, responseNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { conditionOf } from "./conditions.ts";

type Evidence = {
  readonly tag: string | undefined;
  readonly tagLater: string | undefined;
  readonly conditional: readonly Exchange[];
};

const notModified: readonly number[] = decisions.flatMap(({ id, otherwise }) =>
  id === "representation-is-new" && otherwise !== undefined ? [otherwise] : [],
);
const etag = fieldNames.etag;

export const knownTagIsNotModified: Law<Evidence> = {
  id: "known-tag-is-not-modified",
  about: "conditions",
  level: "MUST",
  section: fields.ifNoneMatch.section,
  says: "With the current entity tag in If-None-Match, GET returns 304 without content and with that tag.",
  concerns: "operations that read or list and take If-None-Match, or declare an ETag and 304",
  premises: ["get-changes-nothing"],
  why: "Clients send the entity tag that they have, so that they do not load the same representation again. Without 304 every read loads all of it, and a 304 without the tag does not say which cached copy it confirms.",
  evidence:
    "A GET returns the entity tag. GETs with If-None-Match then send the tag, lists that contain it or its weak form, and *. Each must return 304 without content and with the same entity tag.",
  fix: "Compare each tag in the list by weak comparison (RFC 9110 8.8.3.2). On a match return 304 without content, with the ETag that a 200 would have had.",
  lint: ["precondition-has-etag"],
  notReported: "a server that sends no entity tag, or a different one at every read",
  appliesTo: (operation) => operation.semantics.safe === true && takesTags(operation),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const path = world.pathTo(operation, item);
    const tag = (await world.send(operation, { path })).response.headers[etag];
    const conditional: Exchange[] = [];
    const opaque = tag?.replace(/^W\//, "");
    for (const condition of tag === undefined ? [] : [tag, `"other", W/${opaque}`, `${tag},"other"`, "*"]) {
      conditional.push(
        await world.send(operation, { path, headers: { [fields.ifNoneMatch.name]: condition } }),
      );
    }
    return { tag, tagLater: (await world.send(operation, { path })).response.headers[etag], conditional };
  },
  judge({ tag, tagLater, conditional }) {
    if (tag === undefined) return notExercised("no entity tag");
    if (tag !== tagLater) return notExercised("entity tag changes by itself");
    for (const exchange of conditional) {
      const { status, headers, text } = exchange.response;
      if (!notModified.includes(status)) {
        const when = conditionOf(exchange, "ifNoneMatch");
        return broken(wrongStatus(exchange, notModified, when), [exchange]);
      }
      if (text !== "") {
        return broken({ kind: "content", exchange, fault: { kind: "unexpected" } }, [exchange]);
      }
      const seen = headers[etag];
      if (!isSameTag(tag, seen)) {
        const expected = { kind: "value", value: tag } as const;
        return broken({ kind: "field", exchange, field: fields.etag.name, seen, expected }, [exchange]);
      }
    }
    return holds(conditional.length);
  },
};

/** Without a declaration, a 304 next to an ETag says so, too. */
function takesTags(operation: Operation): boolean {
  const [ok] = effects.read.successes;
  const isDeclared = notModified.every((status) => responseNamed(operation, status) !== undefined);
  return (
    operation.traits.ifNoneMatch !== "none" ||
    (!operation.semantics.declared && isDeclared && declaresField(operation, ok, "etag"))
  );
}

// RFC 9110 15.4.5: the 304 has the ETag that the 200 would have had.
function isSameTag(a: string, b: string | undefined): boolean {
  const [one, other] = [parseEntityTag(a), parseEntityTag(b ?? "")];
  return a === b || (one !== undefined && other !== undefined && weakMatch(one, other));
}
