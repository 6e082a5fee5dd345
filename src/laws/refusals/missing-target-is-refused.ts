// A request to change a missing resource is rejected and creates nothing.

import { pathParameterNames } from "../../http/path.ts";
import { effects } from "../../semantics/effects.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { needsTarget } from "../../semantics/traits.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { changesItsTarget, operationNamed, theResourceOf, writesItsTarget } from "../shared/about.ts";
import { mayDoAnything } from "../shared/acted-on.ts";
import { sendAstray } from "../shared/astray.ts";
import { broken, holds, isGone, judgeRefused, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus, unconcerned } from "../shared/refusing.ts";
import { isMissing } from "../shared/sending.ts";

type Evidence = {
  readonly exchange: Exchange;
  readonly change: Change | undefined;
  /** A GET of the URL afterwards; `undefined` for an operation at whose URL nothing can be created. */
  readonly read: Exchange | undefined;
  /** The document does not say that a deletion of a missing resource is rejected. */
  readonly mayFindNothing: boolean;
  /** The document does not say whether the operation creates. */
  readonly mayCreate: boolean;
  /** It declares 404 and no 201, and a GET has found nothing at the URL. */
  readonly mustNotCreate?: boolean;
  /** The same request below a different parent, if it reached a resource that is not there. */
  readonly strayed?: Exchange | undefined;
};

const { status: NOT_FOUND, section } = problems["not-found"];

export const missingTargetIsRefused: Law<Evidence> = {
  id: "missing-target-is-refused",
  about: "refusals",
  level: "MUST",
  section: `${section}, RFC 5789 2`,
  says: "A request to change a resource that does not exist is rejected and creates nothing.",
  concerns:
    "operations that change a resource that has to exist, or add a resource below one that has to exist",
  premises: [
    "get-changes-nothing",
    "delete-removes",
    "delete-twice-is-delete-once",
    "second-answer-is-as-declared",
  ],
  why: "A client that edits a deleted record has to learn that it is gone. If the edit creates half a record, or is confirmed as a success, nobody learns it.",
  evidence:
    "The request is sent to an unused URL. It must be rejected, a GET of that URL must find nothing, and the visible state must be the same before and after it. In a document without declarations, it is also sent to a resource below a parent that is not its own.",
  fix: "Look up the target in the transaction of the change, and return 404 if there is none. An UPDATE of no rows is not a success.",
  notReported:
    "which 4xx status rejects it; actions without a declaration, of which action-at-nothing-is-refused speaks; a DELETE of a missing resource that succeeds, unless the document says what a second DELETE returns",
  appliesTo: (operation) =>
    (changesItsTarget(operation) &&
      // Without an id in its path there is one resource, which exists.
      pathParameterNames(operation.path).length > 0 &&
      needsTarget(operation.traits) &&
      !mayDoAnything(operation)) ||
    (operation.semantics.effect === "create" &&
      operation.parent !== undefined &&
      operation.traits.hasParent &&
      declaresStatus(operation, NOT_FOUND)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const isCreate = operation.semantics.effect === "create";
    const missing = isCreate
      ? world.contract.resources.find((one) => one.read === operation.parent?.read)
      : resource;
    if (missing === undefined) throw new NotExercised({ kind: "parent unknown" });
    const other = await world.make(resource);
    const item = await world.freeItem(missing, isCreate ? undefined : other);
    const read = operationNamed(world.contract, missing.read);
    if (read === undefined) throw new NotExercised({ kind: "no operation", to: "read" });
    const former = await world.read(item);
    const before = await world.witness({ without: unconcerned(world, operation) });
    const exchange = await world.perform(operation, {
      path: world.pathTo(operation, item),
      content: world.validContent(operation),
    });
    return {
      exchange,
      change: await before.changeSince(),
      read: isCreate ? undefined : await world.send(read, { path: world.pathTo(read, item) }),
      strayed: isCreate ? undefined : await sendAstray(world, operation, other),
      mayCreate: writesItsTarget(operation) && operation.semantics.inferred !== undefined,
      mustNotCreate:
        isMissing(former) &&
        declaresStatus(operation, NOT_FOUND) &&
        !operation.responses.some(({ status }) => ["201", "2XX", "default"].includes(status)),
      mayFindNothing:
        operation.semantics.effect === "delete" &&
        !isRefused(operation.semantics.repeat ?? effects.delete.successes[0]),
    };
  },
  judge({ exchange, change, read, mayFindNothing, mayCreate, mustNotCreate, strayed }) {
    if (strayed !== undefined && isSuccess(strayed.response.status))
      return broken(wrongStatus(strayed, "refusal", { kind: "different parent" }), [strayed]);
    const refused = [{ when: { kind: "missing target" }, exchange }] as const;
    // RFC 9110 9.3.4, RFC 5789 2: a PUT or a PATCH may create; then a GET finds what it created.
    if (mayCreate && read !== undefined && isSuccess(exchange.response.status))
      return isSuccess(read.response.status)
        ? judgeCreation(exchange, mustNotCreate)
        : broken(wrongStatus(read, "success", { kind: "after", exchange }), [exchange, read]);
    const verdict = judgeRefused(
      mayFindNothing && isSuccess(exchange.response.status) ? [] : refused,
      change,
    );
    if (verdict.verdict === "broken") return verdict;
    if (read !== undefined && !isGone(read) && isSuccess(read.response.status))
      return broken(wrongStatus(read, "gone", { kind: "after", exchange }), [exchange, read]);
    return change === undefined ? verdict : broken({ kind: "change", change }, [exchange]);
  },
};

/** RFC 9110 9.3.4: a PUT that creates returns 201; one that declares 404 and not 201 does not create. */
function judgeCreation(exchange: Exchange, mustNotCreate = false): Verdict {
  const isCreated = exchange.response.status === effects.create.successes[0];
  return mustNotCreate && !isCreated
    ? broken(wrongStatus(exchange, "refusal", { kind: "missing target" }), [exchange])
    : holds(1);
}

function isRefused(status: number): boolean {
  return !isSuccess(status);
}
