// What was created can be found where the answer says.
import { effects } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { declaresField, ownMembers } from "./about.ts";
import { broken, holds, needsSuccess, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { difference, firstLost, membersOf } from "./likeness.ts";
import type { Exchange } from "./world.ts";

type Evidence = {
  readonly post: Exchange;
  readonly sent: unknown;
  readonly names: readonly string[];
  readonly location: string | undefined;
  /** `undefined` without a Location, or with one on another server. */
  readonly found: Exchange | undefined;
};

const [CREATED] = effects.create.successes;

export const createdIsLocated: Law<Evidence> = {
  id: "created-is-located",
  level: "SHOULD",
  section: "RFC 9110 9.3.3, 15.3.2",
  says: "A POST that creates answers 201, and its Location leads to what was sent.",
  concerns: "operations that create and declare a Location",
  premises: ["get-changes-nothing"],
  notReported: "members that the server sets; a Location on another server",
  appliesTo: (operation) =>
    operation.semantics.effect === "create" && declaresField(operation, CREATED, "location"),
  async probe(world, operation) {
    const sent = world.validContent(operation);
    const post = await world.perform(operation, { path: await world.pathAbove(operation), content: sent });
    const location = post.response.headers[fields.location.name.toLowerCase()];
    const found = location === undefined ? undefined : await world.follow(location, post);
    return { post, sent, names: ownMembers(operation), location, found };
  },
  judge({ post, sent, names, location, found }) {
    const failed = needsSuccess([post]);
    if (failed !== undefined) return failed;
    if (post.response.status !== CREATED) return broken(`${told(post)}, not ${CREATED}`, [post]);
    if (location === undefined) return broken(`${told(post)} without a Location`, [post]);
    if (found === undefined) return holds(1);
    const [OK] = effects.read.successes;
    if (found.response.status !== OK)
      return broken(`Location leads to ${location}, and ${told(found)}`, [post, found]);
    const there = membersOf(found.response.content);
    const lost = firstLost(sent, there, names);
    if (lost !== undefined) return broken(`at ${location}, ${lost}`, [post, found]);
    const shown = membersOf(post.response.content);
    const differs = difference(
      shown,
      there,
      names.filter((name) => name in shown),
    );
    if (differs !== undefined)
      return broken(`the content is not what ${location} gives: ${differs}`, [post, found]);
    return holds(1);
  },
};
