// Safe methods are safe.
import { operationNamed, theResourceOf } from "./about.ts";
import { judgeUnchanged } from "./judgements.ts";
import type { Law } from "./law.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly exchanges: readonly Exchange[]; readonly change: string | undefined };

export const getChangesNothing: Law<Evidence> = {
  id: "get-changes-nothing",
  level: "MUST",
  section: "RFC 9110 9.2.1",
  says: "GET, HEAD and OPTIONS change nothing that can be seen.",
  concerns: "operations that read or list a resource that can be made",
  premises: [],
  why: "Browsers, crawlers, caches and previews send GET by themselves, and clients repeat it without asking. If it changes something, showing a link can confirm an order or empty a basket.",
  evidence:
    "Everything made is read twice; then GET, HEAD and OPTIONS are sent, and GET to a free address; then everything is read again. A difference counts unless the two readings with nothing between them showed it, too.",
  fix: "Move the change into a POST, PUT, PATCH or DELETE. Keep statistics beside the representation or in members declared readOnly, and answer 404 for what is missing instead of making it.",
  lint: ["safe-fits-method"],
  notReported:
    "members declared readOnly, such as a counter of views; what no other operation of the document shows",
  appliesTo: ({ semantics }) => semantics.effect === "read" || semantics.effect === "list",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    await world.make(resource, { above: item });
    const path = world.pathTo(operation, item);
    const free = await world.freeItem(resource, item);
    // The operation must not be its own witness: what it changes would look like a member that changes by itself.
    const hasOther = operationNamed(
      world.contract,
      operation.id === resource.read ? resource.list : resource.read,
    );
    const before = await world.witness(hasOther === undefined ? {} : { without: [operation.id] });
    const exchanges: Exchange[] = [];
    for (const method of [operation.method, "HEAD", "OPTIONS", operation.method]) {
      exchanges.push(await world.send(operation, { path, method }));
    }
    if (operation.target !== undefined) {
      exchanges.push(await world.send(operation, { path: world.pathTo(operation, free) }));
    }
    return { exchanges, change: await world.changeSince(before) };
  },
  judge: ({ exchanges, change }) => judgeUnchanged(exchanges, change),
};
