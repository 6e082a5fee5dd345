// A list shows nothing to a principal who may not read it.
import { problems } from "../../semantics/problems.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { isSecured } from "./access.ts";
import { findForSecond, type ListedForSecond } from "./listed-for-second.ts";
import { saysOwnList } from "./said-owner.ts";

type Evidence = {
  /** The second principal's GET of the resource. */
  readonly read: Exchange;
  readonly listed: ListedForSecond;
  readonly id: string;
  /** The document says that the list has only what the caller owns. */
  readonly isOwnList: boolean;
};

const FORBIDDEN = problems["insufficient-scope"].status;
const NOT_FOUND = problems["not-found"].status;

export const listHidesWhatGetRefuses: Law<Evidence> = {
  id: "list-hides-what-get-refuses",
  about: "access",
  level: "SHOULD",
  section: problems["insufficient-scope"].section,
  says: "A list shows a principal no resource that the same principal may not read at its own URL, and a list of the caller's own resources shows none of other callers.",
  concerns: "operations that list what a principal may be refused to read, in documents without declarations",
  premises: ["get-changes-nothing", "secured-refuses-anonymous-callers"],
  why: "The code that reads one resource checks its owner, and the code of the list does not. Everybody can then read everything, page by page.",
  evidence:
    'A resource is created. The run\'s second principal reads it, which returns 403 or 404, and then the list, in which it must be missing. It must be missing, too, where the document says that the list has only what the caller owns, such as "lists your notes".',
  fix: "Put the condition on the owner into the query of the list, too: best in one place that both go through.",
  notReported:
    "a list with less of a resource than a GET of it returns, such as a public directory; runs without a second principal",
  appliesTo: (operation, contract) =>
    isSecured(operation, contract) && !operation.semantics.declared && operation.semantics.effect === "list",
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const as = "second";
    const reader = operationNamed(world.contract, item.resource.read) ?? operation;
    const read = await world.send(reader, { path: world.pathTo(reader, item), as });
    return {
      read,
      listed: await findForSecond(world, operation, item),
      id: world.idOf(item),
      isOwnList: saysOwnList(operation),
    };
  },
  judge({ read, listed: { exchange, isShown }, id, isOwnList }) {
    const { status } = read.response;
    if (!isOwnList && status !== FORBIDDEN && status !== NOT_FOUND) return notExercised("nothing to refuse");
    if (isShown === undefined) return notExercised("no list");
    if (!isShown) return holds(1);
    return broken({ kind: "entry", id, seen: "although it may not be read" }, [read, exchange]);
  },
};
