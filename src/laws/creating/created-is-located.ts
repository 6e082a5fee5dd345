// Location leads to the resource that was created.
import type { Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { declaresField, ownMembers, representationIn, resourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { difference, firstLost } from "../shared/likeness.ts";
import { findStoredNames } from "../shared/sending.ts";
import type { World } from "../world.ts";

type Evidence = {
  readonly post: Exchange;
  readonly sent: unknown;
  readonly names: readonly string[];
  readonly location: string | undefined;
  /** `undefined` without a Location, or with one on a different server. */
  readonly found: Exchange | undefined;
  /** The representation at the Location, and the one in the response to the POST. */
  readonly there: Members;
  readonly shown: Members;
};

const [CREATED] = effects.create.successes;

export const createdIsLocated: Law<Evidence> = {
  id: "created-is-located",
  about: "creating",
  level: "SHOULD",
  section: "RFC 9110 9.3.3, 15.3.2",
  says: "A POST that creates a resource returns 201, and its Location leads to what was sent.",
  concerns: "operations that create and declare a Location",
  premises: ["get-changes-nothing"],
  why: "The server chose the URL, and Location is how the client learns it. If Location is missing or wrong, the client cannot read, change or delete what it has just created.",
  evidence:
    "A POST with valid content must return 201, and a GET of its Location must return 200 with every member that was sent. The content of the POST response must agree with that representation.",
  fix: "Return 201 once the resource is stored. Build Location from the id that it was stored under and the path that reads it. A path without scheme and host is enough, and it stays correct behind a proxy.",
  lint: ["create-answers-location", "location-has-link"],
  notReported:
    "members that the server sets; a member that was sent as null and is left out when read; a Location on a different server",
  appliesTo: (operation) =>
    operation.semantics.effect === "create" && declaresField(operation, CREATED, "location"),
  async probe(world, operation) {
    const sent = world.validContent(operation);
    const post = await world.perform(operation, { path: await world.pathAbove(operation), content: sent });
    const location = post.response.headers[fieldNames.location];
    const found = location === undefined ? undefined : await world.follow(location, post);
    const there = representationOfAll(world, operation, found);
    const names = found === undefined ? [] : await findNamesSent(world, operation, { post, sent, found });
    return { post, sent, names, location, found, there, shown: representationOfAll(world, operation, post) };
  },
  judge({ post, sent, names, location, found, there, shown }) {
    const failed = needsSuccess([post]);
    if (failed !== undefined) return failed;
    if (post.response.status !== CREATED) return broken(wrongStatus(post, [CREATED]), [post]);
    if (location === undefined) {
      const { name: field } = fields.location;
      const expected = { kind: "any value" } as const;
      return broken({ kind: "field", exchange: post, field, seen: undefined, expected }, [post]);
    }
    if (found === undefined) return holds(1);
    const [OK] = effects.read.successes;
    const exchanges = [post, found];
    if (found.response.status !== OK) {
      return broken(wrongStatus(found, [OK], { kind: "location", location, exchange: post }), exchanges);
    }
    const located = (by: "request" | "answer") => ({ kind: "located", location, by }) as const;
    const lost = firstLost(sent, there, names);
    if (lost !== undefined) return broken({ kind: "member", ...lost, rule: located("request") }, exchanges);
    const both = names.filter((name) => name in shown);
    const differs = difference(shown, there, both);
    if (differs !== undefined) {
      return broken({ kind: "member", ...differs, rule: located("answer") }, exchanges);
    }
    return holds(1);
  },
};

/** The representation that the operation creates, without its envelope. */
function representationOfAll(world: World, operation: Operation, exchange: Exchange | undefined): Members {
  const resource = resourceOf(operation, world.contract);
  const content = exchange?.response.content;
  return resource === undefined ? membersOf(content) : representationIn(resource, content);
}

async function findNamesSent(
  world: World,
  operation: Operation,
  { post, sent, found }: { readonly post: Exchange; readonly sent: unknown; readonly found: Exchange },
): Promise<readonly string[]> {
  const item = world.created(operation, post);
  const representation = representationOfAll(world, operation, found);
  if (item === undefined) return ownMembers(operation);
  return findStoredNames(world, {
    operation,
    content: sent,
    read: { ...item, representation, tag: undefined, read: found },
  });
}
