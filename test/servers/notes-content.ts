// The valid content of a note and a comment, written by hand: the server shares no code with the judge.
export type Kind = "note" | "comment";
export type Content = Record<string, unknown>;

type Check = (value: unknown) => boolean;

const text =
  (most: number): Check =>
  (value) =>
    typeof value === "string" && value.length > 0 && [...value].length <= most;
const stars: Check = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 500;
const labels: Check = (value) => Array.isArray(value) && value.length <= 9 && value.every(text(20));
const email: Check = (value) => typeof value === "string" && /^[^@\s]+@[^@\s]+$/.test(value);

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const placeChecks: Readonly<Record<string, Check>> = {
  city: text(40),
  street: orNull(text(40)),
  zip: orNull(text(10)),
};
const place: Check = (value) =>
  isObject(value) && Object.entries(value).every(([name, one]) => placeChecks[name]?.(one) === true);

const checks: Readonly<Record<Kind, Readonly<Record<string, Check>>>> = {
  note: { text: text(200), title: text(60), stars, labels, place },
  comment: { by: email, text: text(200) },
};
const required: Readonly<Record<Kind, readonly string[]>> = { note: ["text"], comment: ["by", "text"] };
const readOnly: readonly string[] = ["id", "noteId", "revision"];

export function isObject(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the content is a valid note or comment, apart from its read-only members. */
export function isValid(kind: Kind, content: unknown): boolean {
  if (!isObject(content)) return false;
  if (required[kind].some((name) => content[name] === undefined)) return false;
  return Object.entries(content).every(
    ([name, value]) => readOnly.includes(name) || checks[kind][name]?.(value) === true,
  );
}

/** The members that are stored, in a fixed order. */
export function members(kind: Kind, sent: unknown): Content {
  const content = isObject(sent) ? sent : {};
  const names = Object.keys(checks[kind]).filter((name) => content[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, content[name]]));
}

/** The kind of resource at a path; `undefined` if there is none. */
export function kindOf(path: string): { readonly kind: Kind; readonly isItem: boolean } | undefined {
  const match = /^\/notes(\/[^/]+(\/comments(\/[^/]+)?)?)?$/.exec(path);
  if (match === null) return undefined;
  const [, item, comments, comment] = match;
  return comments === undefined
    ? { kind: "note", isItem: item !== undefined }
    : { kind: "comment", isItem: comment !== undefined };
}
