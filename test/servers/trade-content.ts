// The content that the trade server accepts and stores, written by hand: the server shares no code with the judge.
export type Content = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "string" && [...value].length >= least && [...value].length <= most;
const email: Check = (value) => typeof value === "string" && /^[^@\s]+@[^@\s]+$/.test(value);
const tag = text(1, 12);

const checks: Readonly<Record<Kind, Readonly<Record<string, Check>>>> = {
  bill: {
    payer: (value) => text(1, 60)(value) && /\S/.test(String(value)),
    email,
    amount: (value) => typeof value === "number" && value >= 0 && value <= 10_000,
    tags: (value) => Array.isArray(value) && value.length <= 6 && value.every(tag),
    note: (value) => value === null || text(1, 40)(value),
  },
  shop: {
    slug: (value) => typeof value === "string" && /^[a-z0-9-]{3,60}$/.test(value),
    title: text(1, 40),
  },
  contact: {
    id: () => true,
    name: text(1, 30),
    email,
    phone: (value) => value === null || text(0, 20)(value),
  },
};
const required = { bill: ["payer", "amount"], shop: ["slug", "title"], contact: ["name"] } as const;
const open: readonly Kind[] = ["contact"];

export type Kind = "bill" | "shop" | "contact";

export function isObject(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isValid(kind: Kind, content: Content): boolean {
  if (required[kind].some((name) => content[name] === undefined)) return false;
  return Object.entries(content).every(([name, value]) => checks[kind][name]?.(value) ?? open.includes(kind));
}

/** Trims, folds, rounds and sorts values, and drops members that are null. */
export function settled(kind: Kind, content: Content): Content {
  const { payer, email: address, amount, tags, note, slug, title, name, phone } = content;
  if (kind === "shop") return { slug, title };
  const mail = typeof address === "string" ? { email: address.toLowerCase() } : {};
  if (kind === "contact") return { name, ...mail, ...(typeof phone === "string" ? { phone } : {}) };
  const words = Array.isArray(tags) ? tags.map((one) => String(one).trim()).filter(Boolean) : [];
  return {
    payer: String(payer).trim(),
    ...mail,
    amount: Math.round(Number(amount) * 10) / 10,
    tags: [...new Set(words)].sort((a, b) => a.localeCompare(b)),
    ...(typeof note === "string" ? { note } : {}),
  };
}

/** RFC 7396 2, at one depth. */
export function patched(content: Content, patch: Content): Content {
  const all = Object.entries({ ...content, ...patch });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
