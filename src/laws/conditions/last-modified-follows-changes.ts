// Last-Modified is the time of the last change.
import { sameJson } from "../../json/equality.ts";
import { effects } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import type { Law } from "../law.ts";
import { declaresField, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { changeByOther, readAgain } from "../shared/sending.ts";
import type { Made } from "../world.ts";

type Evidence = {
  /** Twice before a change, at least a second apart, and once after it. */
  readonly first: Made;
  readonly before: Made;
  readonly after: Made;
};

const [OK] = effects.read.successes;
const field = fields.lastModified.name;

export const lastModifiedFollowsChanges: Law<Evidence> = {
  id: "last-modified-follows-changes",
  about: "conditions",
  level: "SHOULD",
  section: fields.lastModified.section,
  says: "Last-Modified becomes later when the representation changes, and stays the same until then.",
  concerns: "operations that read what can be changed, and declare Last-Modified",
  premises: ["put-is-stored", "patch-changes-named-members"],
  why: "Caches ask with this time whether their copy is current. If it stays, they show the old content forever; if it moves with every read, they load everything again.",
  evidence:
    "A resource is read twice, a second apart, and once more after a change. The first two must have the same Last-Modified, and the third a later one.",
  fix: "Store the time of each change in the row, and send it. Do not send the time of the response or of the creation.",
  notReported: "a representation that changes without a write; two changes within one second",
  appliesTo(operation, contract) {
    const resource = contract.resources.find((one) => one.read === operation.id);
    const isChangeable = resource?.write !== undefined || resource?.merge !== undefined;
    return isChangeable && declaresField(operation, OK, "lastModified");
  },
  async probe(world, operation) {
    const first = await world.make(theResourceOf(operation, world.contract));
    await world.calm();
    const before = await readAgain(world, first);
    await changeByOther(world, before);
    return { first, before, after: await readAgain(world, first) };
  },
  judge({ first, before, after }) {
    const [one, two, three] = [first, before, after].map(({ read }) => timeOf(read));
    if (one === undefined || two === undefined || three === undefined)
      return notExercised("no Last-Modified");
    const isSame = (a: Made, b: Made): boolean => sameJson(a.representation, b.representation);
    if (!isSame(first, before)) return notExercised("nothing changed");
    if (one.time !== two.time) {
      const expected = { kind: "value", value: one.text, as: first.read } as const;
      return broken({ kind: "field", exchange: before.read, field, seen: two.text, expected }, [
        first.read,
        before.read,
      ]);
    }
    if (isSame(before, after)) return notExercised("nothing changed");
    if (three.time > two.time) return holds(2);
    const expected = { kind: "later than", value: two.text } as const;
    return broken({ kind: "field", exchange: after.read, field, seen: three.text, expected }, [
      before.read,
      after.read,
    ]);
  },
};

function timeOf({ response }: Made["read"]): { readonly text: string; readonly time: number } | undefined {
  const text = response.headers[field.toLowerCase()];
  const time = Date.parse(text ?? "");
  return text === undefined || Number.isNaN(time) ? undefined : { text, time };
}
