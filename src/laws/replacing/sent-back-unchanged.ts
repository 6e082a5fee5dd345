// PUT accepts what GET returned.
import { jsonMedia } from "../../contract/media.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { puts, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, judgeUnchanged, wrongStatus } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";

type Evidence = { readonly put: Exchange; readonly change: Change | undefined };

export const sentBackUnchanged: Law<Evidence> = {
  id: "sent-back-unchanged",
  about: "replacing",
  level: "convention",
  section: effects.replace.section,
  says: "By convention, PUT accepts the representation that GET returned and changes nothing.",
  concerns: "operations that create or replace, and whose content has every member of the representation",
  premises: ["put-is-stored", "put-twice-is-put-once", "get-changes-nothing"],
  why: "Most clients edit by reading the resource, changing one member and sending everything back. If the server rejects its own representation, or counts it as a change, each client has to know which members to strip.",
  evidence:
    "The representation from GET is sent back by PUT. The PUT must succeed, and the visible state must be the same before and after it.",
  fix: "Accept members that are declared readOnly and ignore them. Validate content by the rules by which you store it. If nothing differs, write nothing.",
  notReported: "members declared readOnly, and the tag that follows them",
  appliesTo(operation, contract) {
    const names = new Set((jsonMedia(operation)?.members ?? []).map((member) => member.name));
    const members = resourceOf(operation, contract)?.members ?? [];
    return puts(operation) && members.length > 0 && members.every((member) => names.has(member.name));
  },
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const before = await world.witness({ rewritten: true });
    const put = await performOn(world, operation, item, item.representation);
    return { put, change: await before.changeSince() };
  },
  judge({ put, change }) {
    if (isSuccess(put.response.status)) return judgeUnchanged([put], change);
    return broken(wrongStatus(put, "success", { kind: "sent back" }), [put]);
  },
};
