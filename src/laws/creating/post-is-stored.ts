// GET returns what POST sent.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { declaresField } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { firstLost } from "../shared/likeness.ts";
import { askNotable, judgeNotable, type NotableRound } from "../shared/notable.ts";
import { findStoredNames, isMissing } from "../shared/sending.ts";
import type { Made, Missing, World } from "../world.ts";

type Round = {
  readonly post: Exchange;
  readonly sent: unknown;
  /** `undefined` if the response does not say which resource was created. */
  readonly read: Made | Missing | undefined;
  /** Members that must read the same as they were sent. */
  readonly names: readonly string[];
};

const [CREATED] = effects.create.successes;

type Evidence = { readonly rounds: readonly Round[]; readonly notable: readonly NotableRound[] };

export const postIsStored: Law<Evidence> = {
  id: "post-is-stored",
  about: "creating",
  level: "SHOULD",
  section: effects.create.section,
  says: "What a POST that creates sent can be read afterwards.",
  concerns: "operations that create, unless they have a declaration and a Location",
  premises: ["get-changes-nothing", "created-is-located", "post-adds-each-time"],
  why: "After a success the user sees the record as saved. Data that was not stored, or was stored differently, is lost work that nobody notices until it is needed.",
  evidence:
    "POSTs are sent with every member, with different values, and with the required members only, each followed by a GET. Every member that was sent is compared with the member that GET returned. In a document without declarations, that is repeated with values that programs lose, such as 0, false and long text.",
  fix: "Store every member that the document lets a client set, and commit before you respond. If the server does not want to store a member, reject it in the schema or declare it readOnly.",
  notReported:
    "members that the server adds, or is seen to set; a value that is rounded, trimmed, normalised or in a different case where the description of the member says so; members that the representation does not declare, such as a password; a member that was sent as null and is left out when read; equivalent Unicode compositions of a text; different spellings of one instant",
  appliesTo: (operation) =>
    operation.semantics.effect === "create" &&
    !(operation.semantics.declared && declaresField(operation, CREATED, "location")),
  async probe(world, operation) {
    const path = await world.pathAbove(operation);
    const rounds: Round[] = [];
    const write = async (content: unknown) => {
      const exchange = await world.perform(operation, { path, content });
      const item = isSuccess(exchange.response.status) ? world.created(operation, exchange) : undefined;
      return { exchange, read: item && (await world.read(item)) };
    };
    for (const sent of contentsOf(world, operation)) {
      const { exchange: post, read } = await write(sent);
      const isRead = read !== undefined && !isMissing(read);
      const names = isRead ? await findStoredNames(world, { operation, content: sent, read }) : [];
      rounds.push({ post, sent, read, names });
    }
    return { rounds, notable: await askNotable(world, operation, { isMerge: false, write }) };
  },
  judge({ rounds, notable }) {
    const failed = needsSuccess(rounds.map(({ post }) => post));
    if (failed !== undefined) return failed;
    for (const { post, sent, read, names } of rounds) {
      if (read === undefined) return notExercised("created resource unknown");
      if (isMissing(read))
        return broken(
          wrongStatus(read.read, "success", { kind: "after", exchange: post }),
          [post],
          [read.read],
        );
      const lost = firstLost(sent, read.representation, names);
      if (lost !== undefined)
        return broken({ kind: "member", ...lost, rule: { kind: "sent" } }, [post, read.read]);
    }
    return judgeNotable(notable) ?? holds(rounds.length + notable.length);
  },
};

function contentsOf(world: World, operation: Operation): readonly unknown[] {
  const full = world.validContent(operation, "all");
  return [full, ...anotherIfAny(world, operation, full), world.validContent(operation, "required")];
}

/** A member that is lost reads as its default, which the first content may happen to have. */
function anotherIfAny(world: World, operation: Operation, first: unknown): readonly unknown[] {
  try {
    return [world.anotherContent(operation, first)];
  } catch (error) {
    if (error instanceof NotExercised && error.reason.kind === "content alike") return [];
    throw error;
  }
}
