// The status of a PUT tells a creation from a replacement.
import { effects } from "../semantics/effects.ts";
import { broken, holds, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { itemToPut, performOn } from "./sending.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly first: Exchange; readonly second: Exchange };

const [CREATED] = effects.create.successes;
const replaced: readonly number[] = effects.replace.successes;

export const putCreatesThenReplaces: Law<Evidence> = {
  id: "put-creates-then-replaces",
  level: "MUST",
  section: effects["create-or-replace"].section,
  says: "A PUT answers 201 when it created the resource, and 200 or 204 when it replaced it.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  notReported: "whether the answer has content",
  appliesTo: ({ semantics }) => semantics.effect === "create-or-replace",
  async probe(world, operation) {
    const item = await itemToPut(world, operation);
    const content = world.validContent(operation);
    const first = await performOn(world, operation, item, content);
    const second = await performOn(world, operation, item, world.anotherContent(operation, content));
    return { first, second };
  },
  judge({ first, second }) {
    if (first.response.status !== CREATED) {
      return broken(`to a free address, ${told(first)}, not ${CREATED}`, [first]);
    }
    if (!replaced.includes(second.response.status)) {
      return broken(`to what exists, ${told(second)}, not ${replaced.join(" or ")}`, [first, second]);
    }
    return holds(2);
  },
};
