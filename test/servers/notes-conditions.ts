// How the notes server reads preconditions, with its faults.
import { type Call, type Entry, refusal, type Shelf } from "./notes-shelf.ts";

/** The response to a change whose precondition is false; `undefined` if the precondition holds. */
export function refusedBy(shelf: Shelf, { path, kind, method, header }: Call): Response | undefined {
  const entry = shelf.state.get(path);
  const [match, none] = [header("if-match"), header("if-none-match")];
  const isRequired = kind === "comment" && !shelf.is("the precondition is not required");
  if (entry === undefined && method !== "PUT") return undefined;
  if (isRequired && match === undefined && none === undefined) return refusal(428);
  if (none === "*" && entry !== undefined && !shelf.is("create-only replaces")) return refusal(412);
  if (match === undefined || shelf.is("If-Match is ignored")) return undefined;
  if (entry === undefined) return shelf.is("If-Match: * creates") ? undefined : refusal(412);
  return isMatch(shelf, match, entry) ? undefined : refusal(412);
}

function isMatch(shelf: Shelf, match: string, entry: Entry): boolean {
  if (match === "*") return !shelf.is("If-Match: * is rejected");
  const tag = shelf.tagOf(entry);
  if (shelf.is("If-Match lists are one tag")) return match === tag;
  if (shelf.is("a tag matches by its first characters") && match.startsWith(tag.slice(0, -1))) return true;
  const tags = match.split(",").map((one) => one.trim());
  if (shelf.is("any list matches") && tags.length > 1) return true;
  if (shelf.is("a weak If-Match matches")) return tags.some((one) => one.replace("W/", "") === tag);
  const read = shelf.is("only the first tag of If-Match counts") ? tags.slice(0, 1) : tags;
  return !tag.startsWith("W/") && read.includes(tag);
}

/** Whether the client already has the representation with this tag (RFC 9110 13.1.2). */
export function isKnown(shelf: Shelf, { header, path }: Call, tag: string): boolean {
  const known = header("if-none-match");
  if (known === undefined) return false;
  if (known === "*") return !shelf.is("If-None-Match: * is ignored");
  if (shelf.is("any tag gets 304")) return true;
  const tags = known.split(",").map((one) => one.trim());
  const isOld = shelf.is("an outdated tag gets 304") && tags.some((one) => shelf.oldTags.get(path)?.has(one));
  shelf.oldTags.set(path, (shelf.oldTags.get(path) ?? new Set()).add(tag));
  if (isOld) return true;
  if (shelf.is("a current tag gets 200")) return false;
  if (shelf.is("If-None-Match lists are one tag")) return bare(known) === bare(tag);
  if (shelf.is("only the last tag of If-None-Match counts")) return bare(tags.at(-1) ?? "") === bare(tag);
  if (shelf.is("If-None-Match compares strongly")) return tags.includes(tag);
  return tags.some((one) => bare(one) === bare(tag));
}

function bare(tag: string): string {
  return tag.replace(/^W\//, "");
}
