// What PUT sent is what GET gives.
import { effects } from "../semantics/effects.ts";
import { ownMembers, puts } from "./about.ts";
import { broken, holds, needsSuccess, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { firstLost } from "./likeness.ts";
import { itemToPut, performOn } from "./sending.ts";
import type { Exchange, Made } from "./world.ts";

type Round = { readonly put: Exchange; readonly sent: unknown; readonly read: Made | undefined };
type Evidence = { readonly rounds: readonly Round[]; readonly names: readonly string[] };

export const putIsStored: Law<Evidence> = {
  id: "put-is-stored",
  level: "SHOULD",
  section: effects["create-or-replace"].section,
  says: "What a PUT sent can be read afterwards.",
  concerns: "operations that create or replace",
  premises: ["get-changes-nothing"],
  notReported: "members that the server adds; characters composed otherwise, instants spelt otherwise",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await itemToPut(world, operation);
    const rounds: Round[] = [];
    let sent = world.validContent(operation);
    for (let round = 0; round < 2; round++) {
      const put = await performOn(world, operation, item, sent);
      rounds.push({ put, sent, read: await world.read(item) });
      sent = world.anotherContent(operation, sent);
    }
    return { rounds, names: ownMembers(operation) };
  },
  judge({ rounds, names }) {
    const failed = needsSuccess(rounds.map(({ put }) => put));
    if (failed !== undefined) return failed;
    for (const { put, sent, read } of rounds) {
      if (read === undefined) return broken(`${told(put)}, and there is nothing to read`, [put]);
      const lost = firstLost(sent, read.representation, names);
      if (lost !== undefined) return broken(lost, [put, read.read]);
    }
    return holds(rounds.length);
  },
};
