// An action leads to the state that its description or its name says.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { isPending, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { isOfOneOnly, resourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Made, Missing, World } from "../world.ts";
import { type Goal, goalOf, isReached } from "./action-goal.ts";
import { isRecordOfChange } from "./changes-are-recorded.ts";
import { refusesAgain } from "./refused-again.ts";

type Evidence = {
  readonly goal: Goal;
  readonly item: Made;
  readonly first: Exchange;
  readonly after: Made | Missing;
  /** A resource of the same kind, before and after; `undefined` for an action that chooses one of many. */
  readonly other?: { readonly before: Made; readonly after: Made | Missing } | undefined;
  /** The second call and the read after it; `undefined` if the first one did not lead to the state. */
  readonly repeated?: {
    readonly again: Exchange;
    readonly after: Made | Missing;
    readonly mustRefuse: boolean;
  };
};

export const actionReachesItsState: Law<Evidence> = {
  id: "action-reaches-its-state",
  about: "replacing",
  level: "SHOULD",
  section: "RFC 9110 9.3.3, 15.3.1, as described",
  says: "An action whose description or name says the new state leads to that state, of that resource only, and a second call does not turn it back.",
  concerns:
    "operations that act on one resource and name a state that it shows, such as POST /orders/{id}/cancel of an order whose status can be `cancelled`, in documents without declarations",
  premises: ["get-changes-nothing"],
  why: "The user sees that the order is cancelled, and it is delivered. Or the neighbour's order is cancelled, and nobody notices before the customer calls.",
  evidence:
    "Two resources are created, and the action is sent to one of them. A GET of it must show the state, at the latest a second later, and a GET of the other must not. The action is sent again: if the document says that this is rejected, it must be, and the state must not be the former one.",
  fix: "Write the new state in the same statement that checks the old one, with the id of the path, and return an error if it changed no row.",
  notReported:
    "an action that is rejected, or that is accepted with 202, creates a resource or returns a job; a state that does not last, such as `queued`, or that the response shows and a GET no longer; a flag or a time that a second call takes back, unless a sentence says the state; a different change where only the name of the action says a state; actions whose content may choose the state, the time or a part, and those that show what would be",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared && goalOf(operation, contract) !== undefined,
  async probe(world, operation) {
    const resource = resourceActedOn(operation, world.contract);
    const goal = goalOf(operation, world.contract);
    if (resource === undefined || goal === undefined)
      throw new NotExercised({ kind: "resource unknown", operation: operation.id });
    const item = await world.make(resource);
    if (isReached(goal, item.representation)) throw new NotExercised({ kind: "nothing changed" });
    const before = isOfOneOnly(operation, world.contract)
      ? await world.make(resource, { above: item })
      : undefined;
    const first = await performOn(world, operation, item);
    if (!isSuccess(first.response.status)) return { goal, item, first, after: item };
    const after = await readOnceReached(world, item, goal);
    const other = before && { before, after: await world.read(before) };
    if (isMissing(after) || !isReached(goal, after.representation))
      return { goal, item, first, after, other };
    return { goal, item, first, after, other, repeated: await actAgain(world, operation, { item, goal }) };
  },
  judge(evidence) {
    const { goal, item, first, after, other, repeated } = evidence;
    const failed = needsSuccess([first]);
    if (failed !== undefined) return failed;
    if (isPending(first.response.status) || isMissing(after)) return notExercised("nothing changed");
    const { member } = goal;
    const [former, seen] = [item.representation[member], after.representation[member]];
    const isThere = isReached(goal, after.representation);
    if (
      !isThere &&
      (startsJob(first) ||
        hasMovedOn(goal, first, former, seen) ||
        (!goal.isSaid && isDoneOtherwise(goal, item, after)))
    )
      return notExercised("nothing changed");
    if (!isThere) {
      const rule = { kind: "state", isSaid: goal.isSaid } as const;
      return broken({ kind: "member", member, expected: goal.value, seen, rule }, [first, after.read]);
    }
    return judgeOther(goal, first, other) ?? judgeAgain(goal, first, { former, repeated }) ?? holds(2);
  },
};

/** Names of members of a response that says which job does the rest. */
const JOBS = ["job", "jobid", "task", "taskid", "joburl", "statusurl", "commandid", "workflowid"];

/** A new resource, or a job, which does it later. */
function startsJob({ response }: Exchange): boolean {
  const isNew = effects.create.successes.some((status) => status === response.status);
  return isNew || Object.keys(membersOf(response.content)).some((name) => JOBS.includes(bare(name)));
}

/** Work that is `queued` may be running, or done, a moment later. */
const TRANSIENT =
  /^(?:queued|pending|scheduled|start(?:ed|ing)|running|processing|sending|in-?progress|restarting|requested|accepted)$/;

/** Whether the state was reached and left again: the response shows it, or it is one that does not last. */
function hasMovedOn({ member, value }: Goal, first: Exchange, former: unknown, seen: unknown): boolean {
  if (sameJson(former, seen) || value === undefined) return false;
  const isShown = [first.response.content, ...Object.values(membersOf(first.response.content))].some((one) =>
    sameJson(membersOf(one)[member], value),
  );
  return isShown || TRANSIENT.test(String(value).toLowerCase().replaceAll("_", "-"));
}

/** "Cancel" may set a flag for the end of the period, where only the name of the action says a state. */
function isDoneOtherwise({ member }: Goal, item: Made, after: Made): boolean {
  const { representation: former } = item;
  return Object.entries(after.representation).some(
    ([name, value]) =>
      !sameJson(value, former[name]) &&
      (name === member || !(isRecordOfChange(name) || isDate(value) || isDate(former[name]))),
  );
}

function isDate(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value);
}

/** A server may carry it out a little later. */
async function readOnceReached(world: World, item: Made, goal: Goal): Promise<Made | Missing> {
  const after = await world.read(item);
  if (isMissing(after) || isReached(goal, after.representation)) return after;
  await world.calm();
  return world.read(item);
}

async function actAgain(
  world: World,
  operation: Operation,
  { item, goal }: { readonly item: Made; readonly goal: Goal },
): Promise<NonNullable<Evidence["repeated"]>> {
  const again = await performOn(world, operation, item);
  return { again, after: await world.read(item), mustRefuse: refusesAgain(operation, goal) };
}

function judgeOther(goal: Goal, first: Exchange, other: Evidence["other"]): Verdict | undefined {
  if (other === undefined || isMissing(other.after)) return undefined;
  const { before, after } = other;
  const [expected, seen] = [before.representation[goal.member], after.representation[goal.member]];
  if (sameJson(expected, seen) || !isReached(goal, after.representation)) return undefined;
  const difference = { member: goal.member, expected, seen };
  const change = { kind: "member", difference, before: before.read, after: after.read } as const;
  return broken({ kind: "change", change }, [first]);
}

function judgeAgain(
  { member, isSaid, values }: Goal,
  first: Exchange,
  { former, repeated }: { readonly former: unknown; readonly repeated: Evidence["repeated"] },
): Verdict | undefined {
  if (repeated === undefined) return undefined;
  const { again, after, mustRefuse } = repeated;
  const seen = after.representation?.[member];
  // To like something twice may take it back, and a time has no values.
  const mayToggle = !isSaid && (values.includes(true) || values.length === 0);
  if (!isMissing(after) && sameJson(seen, former) && !mayToggle) {
    const rule = { kind: "state", isSaid: false, isAgain: true } as const;
    return broken({ kind: "member", member, expected: undefined, seen, rule }, [first, again, after.read]);
  }
  return mustRefuse && isSuccess(again.response.status)
    ? broken(wrongStatus(again, "refusal", { kind: "sent again" }), [first, again])
    : undefined;
}
