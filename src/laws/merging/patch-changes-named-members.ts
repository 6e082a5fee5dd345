// A merge patch changes the members that it names.
import type { Operation } from "../../contract/operation.ts";
import type { Members } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, isRefusal, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { difference, firstLost, isKept } from "../shared/likeness.ts";
import { askNotable, judgeNotable, type NotableRound } from "../shared/notable.ts";
import { findStoredNames, isMissing, performOn } from "../shared/sending.ts";
import type { Made, Missing, World } from "../world.ts";
import { drawNewMembers, merges, section } from "./merging.ts";

type Round = {
  readonly patch: Exchange;
  readonly sent: Members;
  readonly before: Members;
  readonly after: Made | Missing;
  /** Members that a client sets. */
  readonly names: readonly string[];
};
type Evidence = { readonly rounds: readonly Round[]; readonly notable: readonly NotableRound[] };

export const patchChangesNamedMembers: Law<Evidence> = {
  id: "patch-changes-named-members",
  about: "merging",
  level: "MUST",
  section,
  says: "A merge patch sets the members that it names and leaves the others unchanged.",
  concerns: "operations that merge",
  premises: ["patch-replaces-lists-whole", "get-changes-nothing"],
  why: "Two people edit different members of one resource. If a patch resets members that it does not name, the second save undoes the first, and nobody notices.",
  evidence:
    "Each member that can be set is patched on its own with a new value, and read back. It must have the new value, and every other member must be unchanged. A patch without members must change nothing.",
  fix: "Apply the patch as RFC 7396 says: replace each member that is named, a list as a whole, and keep the rest. Do not add default values to a patch before you apply it.",
  lint: ["merge-takes-merge-patch"],
  notReported:
    "members that only the server sets; a value that is rounded, trimmed, normalised or in a different case where the description of the member says so; a list that comes back in a different order or without its duplicates",
  appliesTo: merges,
  async probe(world, operation) {
    let item = await world.make(theResourceOf(operation, world.contract));
    const rounds: Round[] = [];
    const drawn = drawNewMembers(world, operation, item);
    const refused: [string, unknown][] = [];
    const ask = async (sent: Members): Promise<boolean> => {
      const patch = await performOn(world, operation, item, sent);
      // An end before the start that is stored, say: only together are the two valid.
      if (
        isRefusal(patch) &&
        !operation.semantics.declared &&
        Object.keys(sent).length < Object.keys(drawn).length
      )
        return false;
      const after = await world.read(item);
      const before = item.representation;
      const names = isMissing(after)
        ? []
        : await findStoredNames(world, { operation, content: sent, read: after, before });
      rounds.push({ patch, sent, before, after, names });
      item = isMissing(after) ? item : after;
      return true;
    };
    for (const [name, value] of Object.entries(drawn)) {
      if (!(await ask({ [name]: value }))) refused.push([name, value]);
    }
    if (refused.length > 0) await ask(Object.fromEntries(refused));
    const empty = await patchNothing(world, operation, item);
    if (empty !== undefined) rounds.push(empty);
    const write = async (content: unknown) => ({
      exchange: await performOn(world, operation, item, content),
      read: await world.read(item),
    });
    return { rounds, notable: await askNotable(world, operation, { isMerge: true, write }) };
  },
  judge({ rounds, notable }) {
    if (rounds.length === 0) return notExercised("no new value");
    const failed = needsSuccess(rounds.map(({ patch }) => patch));
    if (failed !== undefined) return failed;
    for (const { patch, sent, before, after, names } of rounds) {
      if (isMissing(after)) {
        const failure = wrongStatus(after.read, "success", { kind: "after", exchange: patch });
        return broken(failure, [patch], [after.read]);
      }
      const lost = firstLost(
        sent,
        after.representation,
        names.filter((name) => !isSetAsList(sent, after, name)),
      );
      if (lost !== undefined) {
        return broken({ kind: "member", ...lost, rule: { kind: "sent" } }, [patch, after.read]);
      }
      const unnamed = names.filter((name) => !(name in sent));
      const touched = difference(before, after.representation, unnamed);
      if (touched !== undefined) {
        const rule = { kind: "not in the patch", named: Object.keys(sent) } as const;
        return broken({ kind: "member", ...touched, rule }, [patch, after.read]);
      }
    }
    const ordered = notable.map((round) => ({
      ...round,
      names: round.names.filter((name) => !isSetAsList(round.sent, round.read, name)),
    }));
    return judgeNotable(ordered) ?? holds(rounds.length + notable.length);
  },
};

/** RFC 7396 2: a patch without members changes nothing; a server may also reject it. */
async function patchNothing(world: World, operation: Operation, item: Made): Promise<Round | undefined> {
  if (operation.semantics.declared) return undefined;
  const [sent, before] = [{}, item.representation];
  const patch = await performOn(world, operation, item, sent);
  if (!isSuccess(patch.response.status)) return undefined;
  const after = await world.read(item);
  const names = isMissing(after)
    ? []
    : await findStoredNames(world, { operation, content: sent, read: after, before });
  return { patch, sent, before, after, names };
}

/** A list may come back in a different order and without duplicates. */
function isSetAsList(sent: Members, { representation }: Made, name: string): boolean {
  const [given, now] = [sent[name], representation[name]];
  if (!Array.isArray(given) || !Array.isArray(now)) return false;
  const has = (list: readonly unknown[], one: unknown): boolean => list.some((item) => isKept(one, item));
  return given.every((one) => has(now, one)) && now.every((one) => given.some((item) => isKept(item, one)));
}
