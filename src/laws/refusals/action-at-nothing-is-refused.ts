// An action at a resource that does not exist is rejected.
import type { Contract, Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed } from "../shared/about.ts";
import { answersWithTheResource, mayDoAnything, resourceActedOn } from "../shared/acted-on.ts";
import { sendAstray } from "../shared/astray.ts";
import { broken, isGone, judgeRefused, wrongStatus } from "../shared/judgements.ts";
import { isAboutOther } from "../shared/missing-noun.ts";
import { declaresStatus } from "../shared/refusing.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Item } from "../world.ts";

type Evidence = {
  readonly exchange: Exchange;
  /** The same at a resource that was deleted. */
  readonly late: Exchange | undefined;
  /** The same below a parent that is not the resource's own, if it reached the resource. */
  readonly strayed: Exchange | undefined;
};

const { status: NOT_FOUND, section } = problems["not-found"];

export const actionAtNothingIsRefused: Law<Evidence> = {
  id: "action-at-nothing-is-refused",
  about: "refusals",
  level: "SHOULD",
  section: `${section}, as declared`,
  says: "An action at a resource that does not exist, or was deleted, is rejected.",
  concerns:
    "operations that act on a resource, such as POST /orders/{id}/cancel, and declare 404 or return the resource, in documents without declarations",
  premises: [
    "get-changes-nothing",
    "delete-removes",
    "delete-twice-is-delete-once",
    "second-answer-is-as-declared",
  ],
  why: "A client that pays a deleted order has to learn that it is gone. If the action is confirmed as a success, nobody learns it.",
  evidence:
    "The action is sent to an unused URL, to a resource that was deleted, and to one below a parent that is not its own. Each must be rejected.",
  fix: "Look up the resource in the transaction of the action, and return 404 if there is none. An UPDATE of no rows is not a success.",
  notReported:
    "which 4xx status rejects it; an action that creates what it acts on, unless it declares 404 for that; an action for what was deleted, such as restore. No standard requires the rejection, so it rests on the 404 or the representation that the document declares",
  appliesTo: (operation, contract) =>
    mayDoAnything(operation) &&
    pathParameterNames(operation.path).length > 0 &&
    (operation.target ?? operation.parent) !== undefined &&
    saysWhatIsMissing(operation, contract),
  async probe(world, operation) {
    const above = (operation.target ?? operation.parent)?.read;
    const missing = world.contract.resources.find(({ read }) => read === above);
    if (missing === undefined) throw new NotExercised({ kind: "parent unknown" });
    const deleted = await world.make(missing);
    const content = world.validContent(operation);
    const act = (item: Item): Promise<Exchange> =>
      world.perform(operation, { path: world.pathTo(operation, item), content });
    const free = await world.freeItem(missing, deleted);
    const exchange = await act(free);
    // A cart may be created by what is put into it.
    const isCreated =
      isSuccess(exchange.response.status) &&
      (!declaresStatus(operation, NOT_FOUND) || isAboutOther(operation, world.contract)) &&
      !isMissing(await world.read(free));
    if (isCreated) throw new NotExercised({ kind: "nothing to refuse" });
    const removal = operationNamed(world.contract, missing.delete);
    if (removal !== undefined) await performOn(world, removal, deleted);
    const isDeleted = isGone((await world.read(deleted)).read);
    const late = isDeleted && !isForDeleted(operation) ? await act(deleted) : undefined;
    const isNested = missing.parent !== undefined;
    const strayed = isNested ? await sendAstray(world, operation, await world.make(missing)) : undefined;
    return { exchange, late, strayed };
  },
  judge({ exchange, late, strayed }) {
    const others = [
      { done: late, when: { kind: "after a deletion" } },
      { done: strayed, when: { kind: "different parent" } },
    ] as const;
    for (const { done, when } of others)
      if (done !== undefined && isSuccess(done.response.status))
        return broken(wrongStatus(done, "refusal", when), [done]);
    return judgeRefused([{ when: { kind: "missing target" }, exchange }], undefined);
  },
};

/** `POST /notes/{id}/restore` is for what was deleted. */
function isForDeleted({ path, summary, description }: Operation): boolean {
  return FOR_DELETED.test([path, summary, description].join(" "));
}

const FOR_DELETED =
  /restor|undelete|undo|recover|reviv|untrash|trash|purge|erase|destroy|\bbin\b|\bdeleted\b/i;

function saysWhatIsMissing(operation: Operation, contract: Contract): boolean {
  return (
    (declaresStatus(operation, NOT_FOUND) && !isAboutOther(operation, contract)) ||
    answersWithTheResource(operation, resourceActedOn(operation, contract), contract)
  );
}
