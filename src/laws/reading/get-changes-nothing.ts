// Safe methods change nothing.
import type { Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ifAsked } from "../reason.ts";
import { operationNamed, representationIn, theResourceOf } from "../shared/about.ts";
import { judgeUnchanged } from "../shared/judgements.ts";
import { difference } from "../shared/likeness.ts";
import { performOn } from "../shared/sending.ts";
import type { Item, World } from "../world.ts";

/** The number of requests that the item under test received. */
const LOOKS = 5;

type Evidence = { readonly exchanges: readonly Exchange[]; readonly change: Change | undefined };

export const getChangesNothing: Law<Evidence> = {
  id: "get-changes-nothing",
  about: "reading",
  level: "MUST",
  section: "RFC 9110 9.2.1",
  says: "GET, HEAD and OPTIONS change nothing that a client can see.",
  concerns: "operations that read or list a resource that the run can create",
  premises: [],
  why: "Browsers, crawlers, caches and link previews send GET on their own, and clients retry it without asking. If GET changes something, showing a link can confirm an order or empty a basket.",
  evidence:
    "The run reads what it created, except one resource that it sees only in the list. It sends GET, HEAD and OPTIONS, and GET to an unused URL, and then reads everything again. A difference counts unless it also shows up between two plain reads or on a resource that nobody read.",
  fix: "Move the change into a POST, PUT, PATCH or DELETE. Keep statistics outside the representation, or in members declared readOnly. Return 404 for a missing resource instead of creating it.",
  lint: ["safe-fits-method"],
  notReported:
    "members declared readOnly, such as a view counter; changes that no other operation of the document shows; the first GET of a resource that no list shows",
  appliesTo: ({ semantics }) => semantics.effect === "read" || semantics.effect === "list",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const isRead = operation.id === resource.read && resource.list !== undefined;
    const unread = isRead ? await makeUnread(world, resource) : undefined;
    const item = unread ?? (await world.make(resource));
    await world.make(resource, { above: item });
    const path = world.pathTo(operation, item);
    // A GET of an unused URL might change something, which would not be the list's fault.
    const hasFree = operation.target !== undefined && pathParameterNames(resource.path).length > 0;
    const free = hasFree ? await world.freeItem(resource, item) : undefined;
    // The operation must not be its own witness: its changes would look like members that change on their own.
    const hasOther = operationNamed(
      world.contract,
      operation.id === resource.read ? resource.list : resource.read,
    );
    const before = await world.witness(hasOther === undefined ? {} : { without: [operation.id] });
    const exchanges: Exchange[] = [];
    for (const method of [operation.method, "HEAD", "OPTIONS", operation.method]) {
      exchanges.push(await world.send(operation, { path, method }));
    }
    if (free !== undefined) {
      exchanges.push(await world.send(operation, { path: world.pathTo(operation, free) }));
    }
    const change = await before.changeSince();
    const isByItself =
      unread !== undefined && change !== undefined && (await changesByItself(world, resource, operation));
    const own = change === undefined ? changeBetweenReads(resource, exchanges, operation) : undefined;
    return { exchanges, change: isByItself ? undefined : (change ?? own) };
  },
  judge: ({ exchanges, change }) => judgeUnchanged(exchanges, change),
};

/** A resource that was not read yet: the first GET may do what no later GET does. */
async function makeUnread(world: World, resource: Resource): Promise<Item | undefined> {
  const create = operationNamed(world.contract, resource.create);
  const made = create ?? operationNamed(world.contract, resource.write);
  return ifAsked(async () => {
    if (create !== undefined) {
      const content = world.validContent(create);
      return world.created(
        create,
        await world.perform(create, { path: await world.pathAbove(create), content }),
      );
    }
    if (made?.semantics.effect !== "create-or-replace") return undefined;
    const item = await world.freeItem(resource);
    return isSuccess((await performOn(world, made, item)).response.status) ? item : undefined;
  });
}

/** Whether a second unread resource changes in the same time, so that the state changes on its own. */
async function changesByItself(world: World, resource: Resource, operation: Operation): Promise<boolean> {
  const other = await makeUnread(world, resource);
  if (other === undefined) return true;
  const before = await world.witness({ without: [operation.id] });
  for (let time = 0; time < LOOKS; time++) await world.listing(other);
  return (await before.changeSince()) !== undefined;
}

/**
 * A member that clients set has the same value in two reads with no write between them, also where no list is another
 * witness. In a document with declarations, a member may be settable and derived.
 */
function changeBetweenReads(
  resource: Resource,
  exchanges: readonly Exchange[],
  { semantics, id }: Operation,
): Change | undefined {
  const reads = exchanges.filter(
    ({ operation, request, response }) =>
      operation === id && request.method === GET && isSuccess(response.status),
  );
  const [before, after] = [reads[0], reads.at(-1)];
  if (semantics.declared || semantics.effect !== "read" || before === undefined || after === undefined)
    return undefined;
  if (before.request.target !== after.request.target) return undefined;
  const [one, other] = [before, after].map(({ response }) => representationIn(resource, response.content));
  const names = resource.settable.filter((name) => !resource.readOnly.includes(name));
  const found = one && other && difference(one, other, names);
  return found && { kind: "member", difference: found, before, after };
}

const { method: GET } = effects.read;
