// The forms of the verb that names an action: `cancel` leads to `cancelled`.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import { withoutEndSlashes } from "../../http/path.ts";

/** @returns the forms in which a text names what the action has done. */
export function doneWordsOf(operation: Operation): readonly string[] {
  return participlesOf(verbOf(operation));
}

/** @returns the last word of the path, also of `/orders/{id}:cancel`. */
export function verbOf({ path }: Operation): string {
  const last = withoutEndSlashes(path).split("/").at(-1) ?? "";
  return bare(last.split(":").at(-1) ?? "");
}

/** Participles that no rule gives, and states that go by a different word. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  pay: ["paid"],
  send: ["sent"],
  resend: [],
  sell: ["sold"],
  withdraw: ["withdrawn"],
  hold: ["held", "onhold"],
  freeze: ["frozen"],
  activate: ["activated", "active"],
  deactivate: ["deactivated", "inactive"],
  reopen: ["reopened", "open"],
  open: ["opened", "open"],
  finish: ["finished"],
  complete: ["completed", "complete"],
  checkout: ["checkedout"],
  checkin: ["checkedin"],
};

/** `cancel` gives `cancelled` and `canceled`, `apply` gives `applied`, `close` gives `closed`. */
function participlesOf(verb: string): readonly string[] {
  if (verb.length < 3) return [];
  const regular = [`${verb}ed`, `${verb}${verb.at(-1)}ed`];
  if (verb.endsWith("e")) regular.push(`${verb}d`);
  if (verb.endsWith("y")) regular.push(`${verb.slice(0, -1)}ied`);
  return IRREGULAR[verb] ?? regular;
}
