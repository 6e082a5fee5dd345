// The valid content of a task and a label, written by hand: the server shares no code with the judge.
export type Content = Record<string, unknown>;
export type Is = (name: string) => boolean;

type Check = (value: unknown) => boolean;

/** JSON Schema counts code points. */
const text =
  (is: Is, least: number, most: number): Check =>
  (value) => {
    if (typeof value !== "string") return false;
    const length = is("length in UTF-16 units") ? value.length : [...value].length;
    return length >= least && length <= (is("a bound off by one") ? most + 1 : most);
  };

const like =
  (is: Is, pattern: RegExp): Check =>
  (value) => {
    const open = is("the pattern is not anchored")
      ? new RegExp(pattern.source.replace(/^\^|\$$/g, ""))
      : pattern;
    return typeof value === "string" && open.test(value);
  };

const within =
  (is: Is, least: number, most: number, step: number): Check =>
  (value) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return false;
    if (is("the upper bound is exclusive") && value === most) return false;
    const isStep = is("multiples are not checked")
      ? step === 1
        ? Number.isInteger(value)
        : true
      : Number.isInteger(value / step);
    return value >= least && value <= most && isStep;
  };

const state =
  (is: Is): Check =>
  (value) =>
    ["open", "doing", "done"].includes(
      is("the enum ignores case") ? String(value).toLowerCase() : (value as string),
    );

const date =
  (is: Is): Check =>
  (value) => {
    if (typeof value !== "string") return false;
    if (is("a date may be any string")) return true;
    const day = new Date(`${value}T00:00:00Z`);
    return (
      /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
    );
  };

const tags =
  (is: Is): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length <= (is("a list may be longer") ? 4 : 3) &&
    value.every(text(is, 1, 10)) &&
    (is("items may be duplicated") || new Set(value).size === value.length);

const person =
  (is: Is): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const { name, email, ...rest } = value as Content;
    if (Object.keys(rest).length > 0 && !is("nested content is not checked")) return false;
    const isEmail = email === undefined || (typeof email === "string" && /^[^@\s]+@[^@\s]+$/.test(email));
    return text(is, 1, 30)(name) && (isEmail || is("nested content is not checked"));
  };

type Rules = { readonly required: readonly string[]; readonly checks: Readonly<Record<string, Check>> };

/** The rules of each kind. */
export function rules(is: Is): Readonly<Record<"task" | "label", Rules>> {
  return {
    task: {
      required: is("a required member may be missing")
        ? ["title", "priority"]
        : ["title", "state", "priority"],
      checks: {
        title: text(is, 3, 40),
        state: state(is),
        priority: within(is, 1, 5, 1),
        effort: within(is, 0, 100, 0.5),
        due: date(is),
        code: like(is, /^[A-Z]{2}-[0-9]{2}$/),
        tags: tags(is),
        assignee: person(is),
      },
    },
    label: { required: ["color"], checks: { color: like(is, /^#[0-9a-f]{6}$/), text: text(is, 0, 60) } },
  };
}

/** Whether the content is valid for the kind. */
export function isValid(is: Is, kind: "task" | "label", sent: unknown): sent is Content {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return false;
  const { required, checks } = rules(is)[kind];
  if (required.some((name) => !Object.hasOwn(sent, name))) return false;
  return Object.entries(sent).every(([name, value]) => {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    return check === undefined ? is("an unknown member is ignored") : check(value);
  });
}

/** The members of the kind, in a fixed order. */
export function kept(is: Is, kind: "task" | "label", sent: Content): Content {
  const names = Object.keys(rules(is)[kind].checks).filter((name) => sent[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, sent[name]]));
}
