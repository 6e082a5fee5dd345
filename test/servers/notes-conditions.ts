// How the notes server reads preconditions, with the faults that it can have.
import { type Call, type Entry, refusal, type Shelf } from "./notes-shelf.ts";

/** The answer that refuses a change by its precondition; `undefined` when there is none to refuse it. */
export function refusedBy(shelf: Shelf, { path, kind, method, header }: Call): Response | undefined {
  const entry = shelf.state.get(path);
  const [match, none] = [header("if-match"), header("if-none-match")];
  const isRequired = kind === "comment" && !shelf.is("the precondition is not required");
  if (entry === undefined && method !== "PUT") return undefined;
  if (isRequired && match === undefined && none === undefined) return refusal(428);
  if (none === "*" && entry !== undefined && !shelf.is("create-only replaces")) return refusal(412);
  if (match === undefined || shelf.is("If-Match is ignored")) return undefined;
  if (entry === undefined) return shelf.is("If-Match * creates") ? undefined : refusal(412);
  return isMatch(shelf, match, entry) ? undefined : refusal(412);
}

function isMatch(shelf: Shelf, match: string, entry: Entry): boolean {
  if (match === "*") return !shelf.is("If-Match * is refused");
  const tag = shelf.tagOf(entry);
  if (shelf.is("If-Match lists are one tag")) return match === tag;
  if (shelf.is("a tag matches what begins alike") && match.startsWith(tag.slice(0, -1))) return true;
  const tags = match.split(",").map((one) => one.trim());
  if (shelf.is("any list matches") && tags.length > 1) return true;
  if (shelf.is("a weak If-Match matches")) return tags.some((one) => one.replace("W/", "") === tag);
  const read = shelf.is("the first tag of If-Match counts") ? tags.slice(0, 1) : tags;
  return !tag.startsWith("W/") && read.includes(tag);
}

/** Whether a reader has the state of this tag already (RFC 9110 13.1.2). */
export function isKnown(shelf: Shelf, { header, path }: Call, tag: string): boolean {
  const known = header("if-none-match");
  if (known === undefined) return false;
  if (known === "*") return !shelf.is("If-None-Match * is not read");
  if (shelf.is("any tag is known")) return true;
  const tags = known.split(",").map((one) => one.trim());
  const isOld = shelf.is("an outdated tag is known") && tags.some((one) => shelf.oldTags.get(path)?.has(one));
  shelf.oldTags.set(path, (shelf.oldTags.get(path) ?? new Set()).add(tag));
  if (isOld) return true;
  if (shelf.is("a known tag is sent again")) return false;
  if (shelf.is("If-None-Match lists are one tag")) return bare(known) === bare(tag);
  if (shelf.is("the last tag of If-None-Match counts")) return bare(tags.at(-1) ?? "") === bare(tag);
  if (shelf.is("If-None-Match compares strongly")) return tags.includes(tag);
  return tags.some((one) => bare(one) === bare(tag));
}

function bare(tag: string): string {
  return tag.replace(/^W\//, "");
}
