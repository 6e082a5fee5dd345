// GET returns what PUT sent.
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { puts } from "../shared/about.ts";
import { broken, holds, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { firstLost } from "../shared/likeness.ts";
import { askNotable, judgeNotable, type NotableRound } from "../shared/notable.ts";
import { findStoredNames, isMissing, performOn, prepareItemToPut } from "../shared/sending.ts";
import type { Made, Missing } from "../world.ts";

type Round = {
  readonly put: Exchange;
  readonly sent: unknown;
  readonly read: Made | Missing;
  /** Members that must read the same as they were sent. */
  readonly names: readonly string[];
};
type Evidence = { readonly rounds: readonly Round[]; readonly notable: readonly NotableRound[] };

const SENT = { kind: "sent" } as const;

export const putIsStored: Law<Evidence> = {
  id: "put-is-stored",
  about: "replacing",
  level: "SHOULD",
  section: effects["create-or-replace"].section,
  says: "What a PUT sent can be read afterwards.",
  concerns: "operations that create or replace",
  premises: ["get-changes-nothing"],
  why: "After a success the user sees the change as saved. Data that was not stored, or was stored differently, is lost work that nobody notices until it is needed.",
  evidence:
    "Two PUTs with different content are sent, each followed by a GET. Every member that was sent is compared with the member that GET returned. In a document without declarations, that is repeated with values that programs lose, such as 0, false and long text.",
  fix: "Store every member that the document lets a client set, and commit before you respond. If the server does not want to store a member, reject it in the schema or declare it readOnly.",
  notReported:
    "members that the server adds, or is seen to set; a value that is rounded, trimmed, normalised or in a different case where the description of the member says so; members that the representation does not declare, such as a password; a member that was sent as null and is left out when read; equivalent Unicode compositions of a text; different spellings of one instant",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await prepareItemToPut(world, operation);
    const rounds: Round[] = [];
    let sent = world.validContent(operation);
    for (let round = 0; round < 2; round++) {
      const put = await performOn(world, operation, item, sent);
      const read = await world.read(item);
      const names = isMissing(read) ? [] : await findStoredNames(world, { operation, content: sent, read });
      rounds.push({ put, sent, read, names });
      sent = world.anotherContent(operation, sent);
    }
    const write = async (content: unknown) => ({
      exchange: await performOn(world, operation, item, content),
      read: await world.read(item),
    });
    return { rounds, notable: await askNotable(world, operation, { isMerge: false, write }) };
  },
  judge({ rounds, notable }) {
    const failed = needsSuccess(rounds.map(({ put }) => put));
    if (failed !== undefined) return failed;
    for (const { put, sent, read, names } of rounds) {
      if (isMissing(read)) {
        return broken(
          wrongStatus(read.read, "success", { kind: "after", exchange: put }),
          [put],
          [read.read],
        );
      }
      const lost = firstLost(sent, read.representation, names);
      if (lost !== undefined) return broken({ kind: "member", ...lost, rule: SENT }, [put, read.read]);
    }
    return judgeNotable(notable) ?? holds(rounds.length + notable.length);
  },
};
