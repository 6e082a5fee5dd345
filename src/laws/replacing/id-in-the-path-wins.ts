// The URL decides which resource a PUT changes, whatever id its content has.

import { followed } from "../../contract/inferred/schema-of.ts";
import { wrapped } from "../../contract/inferred/wrapping.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { operationNamed, puts, theResourceOf } from "../shared/about.ts";
import { broken, changedDespite, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import type { Made, Missing } from "../world.ts";
import { findMoved, type Moved } from "./moved.ts";

type Evidence = {
  readonly put: Exchange;
  /** The id in the URL, and the representation at the URL afterwards. */
  readonly id: string;
  readonly after: Made | Missing;
  /** The member that names it. */
  readonly member: string;
  /** What differs elsewhere. */
  readonly change: Change | undefined;
  /** What moved the resource below a different parent. */
  readonly moved?: Moved | undefined;
};

export const idInThePathWins: Law<Evidence> = {
  id: "id-in-the-path-wins",
  about: "replacing",
  level: "MUST",
  section: effects.replace.section,
  says: "A PUT or PATCH whose content names a different resource is rejected or changes only the resource at its URL.",
  concerns:
    "operations that create, replace or merge, and whose content can name the resource, in documents without declarations also where it does not say so",
  premises: ["put-is-stored", "put-touches-nothing-else", "get-changes-nothing"],
  why: "Permissions, preconditions and logs use the URL. If the id in the content decides, anyone who may write one resource can overwrite every other.",
  evidence:
    "Of two resources, one gets a PUT or PATCH with the other's id in the content. The resource at the URL must keep its id, and nothing else may change. A resource below a parent must stay there, too, if its content names a different one by a member that the document does not have.",
  fix: "Take the id from the path only. Ignore a different id in the content, or reject it with 409 or 422.",
  notReported: "which status rejects it",
  appliesTo: (operation, contract) => namedBy(operation, contract) !== undefined,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const other = await world.make(resource);
    const item = await world.make(resource, { above: other });
    const name = namedBy(operation, world.contract) ?? "";
    const before = await world.witness({ except: [item] });
    const content = { ...membersOf(world.validContent(operation)), [name]: other.representation[name] };
    // As text, because other content is made to agree with its URL.
    const { wrapping } = jsonMedia(operation) ?? {};
    const id = world.idOf(item);
    const text = JSON.stringify(wrapping === undefined ? content : wrapped(content, wrapping, id));
    const put = await world.perform(operation, { path: world.pathTo(operation, item), text });
    return {
      put,
      id,
      after: await world.read(item),
      member: name,
      change: await before.changeSince(),
      moved: await findMoved(world, operation, item),
    };
  },
  judge({ put, id, after, member, change, moved }) {
    if (change !== undefined) return broken(changedDespite("other id in the content", change), [put]);
    if (isMissing(after)) {
      return broken(
        wrongStatus(after.read, "success", { kind: "after", exchange: put }),
        [put],
        [after.read],
      );
    }
    if (moved !== undefined) return broken(moved.failure, [moved.exchange], [moved.read]);
    const seen = after.representation[member];
    if (seen === undefined) return notExercised("id not shown");
    // A number that no double holds has lost its last digits here, not on the server.
    const isHeld = typeof seen !== "number" || Number.isSafeInteger(seen);
    if (String(seen) !== id && isHeld) {
      const rule = { kind: "address", target: put.request.target } as const;
      return broken({ kind: "member", member, expected: id, seen, rule }, [put, after.read]);
    }
    return put.response.status >= 500 ? notExercised({ kind: "server failed", exchange: put }) : holds(1);
  },
};

/** The member of the content that names the resource, or would name it in a document that does not forbid it. */
function namedBy(operation: Operation, contract: Contract): string | undefined {
  const { semantics, target } = operation;
  const read = operationNamed(contract, target?.read);
  const own = read?.path.match(/\{([^{}]+)\}[^{}]*$/)?.[1] ?? "";
  const media = jsonMedia(operation);
  const isOpen = !semantics.declared && !forbidsMore(media?.schema, contract);
  const pattern = isOpen ? /^(?:\/[^/]+)?\/([^/]+)$/ : /^\/([^/]+)$/;
  const [, name] = pattern.exec(read?.identity[own] ?? "") ?? [];
  if (media === undefined || !(puts(operation) || (isOpen && merges(operation)))) return undefined;
  return isOpen || media.members.some((member) => member.name === name) ? name : undefined;
}

function forbidsMore(schema: unknown, { schemas }: Contract): boolean {
  return membersOf(followed(schema, schemas))["additionalProperties"] === false;
}
