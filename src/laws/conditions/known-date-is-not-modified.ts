// A client that has the representation of that time gets 304.
import { sameJson } from "../../json/equality.ts";
import { decisions } from "../../semantics/decisions.ts";
import { fieldNames, fields, isField } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { changeByOther, isMissing } from "../shared/sending.ts";

type Evidence = {
  readonly date: string | undefined;
  readonly conditional: Exchange;
  /** The same request after a change a second later; `undefined` if nothing changed. */
  readonly later: Exchange | undefined;
  readonly id: string;
};

const notModified: readonly number[] = decisions.flatMap(({ id, otherwise }) =>
  id === "representation-is-new" && otherwise !== undefined ? [otherwise] : [],
);
const { name: field, section } = fields.ifModifiedSince;

export const knownDateIsNotModified: Law<Evidence> = {
  id: "known-date-is-not-modified",
  about: "conditions",
  level: "SHOULD",
  section,
  says: "With the current Last-Modified in If-Modified-Since, GET returns 304 without content, and after a change the new representation.",
  concerns: "operations that read one resource and declare the header parameter If-Modified-Since",
  premises: ["get-changes-nothing", "last-modified-follows-changes"],
  why: "Clients without entity tags ask with this field. If it is ignored, each read loads everything; if a change is not seen, they show the old state.",
  evidence:
    "A GET returns Last-Modified, which a second GET sends back in If-Modified-Since. It must return 304 without content, at the latest a second later. After a change at least a second later, the same request must return 200.",
  fix: "Compare the time in the field with that of the last change, both in whole seconds. Return 304 if it is not earlier, unless the request has If-None-Match.",
  notReported: "a server that sends no Last-Modified; a time that is not the one that the server sent",
  appliesTo: (operation, contract) =>
    contract.resources.some(({ read }) => read === operation.id) &&
    operation.parameters.some((one) => one.in === "header" && isField("ifModifiedSince", one.name)),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const date = item.read.response.headers[fieldNames.lastModified];
    const path = world.pathTo(operation, item);
    const ask = (): Promise<Exchange> => world.send(operation, { path, headers: { [field]: date ?? "" } });
    const id = world.idOf(item);
    if (date === undefined) return { date, conditional: item.read, later: undefined, id };
    const early = await ask();
    await world.calm();
    // RFC 9110 8.8.2.2: within the same second there may be a further change, so that a server may wait for the next one.
    const conditional = notModified.includes(early.response.status) ? early : await ask();
    await changeByOther(world, item);
    const after = await world.read(item);
    const isChanged = !isMissing(after) && !sameJson(after.representation, item.representation);
    return { date, conditional, later: isChanged ? await ask() : undefined, id };
  },
  judge({ date, conditional, later, id }) {
    if (date === undefined) return notExercised("no Last-Modified");
    const when = { kind: "condition", field, value: date } as const;
    if (!notModified.includes(conditional.response.status))
      return broken(wrongStatus(conditional, notModified, when), [conditional]);
    if (conditional.response.text !== "")
      return broken({ kind: "content", exchange: conditional, fault: { kind: "unexpected" } }, [conditional]);
    if (later === undefined || !notModified.includes(later.response.status)) return holds(later ? 2 : 1);
    return broken(wrongStatus(later, "success", { ...when, outdatedBy: id }), [conditional, later]);
  },
};
