// What was typed and not sent yet: kept in the browser, so that no reload and no crash loses it.
import type { Filled } from "../../pages/book-fields.ts";

export type Draft = {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly filled: Filled;
  /** What was read before it was changed. */
  readonly base?: Readonly<Record<string, unknown>> | undefined;
  /** The request that was sent last, and its key: the same content is the same request, also after a reload. */
  readonly sent?: Sent | undefined;
};
export type Sent = { readonly key: string; readonly content: string };

/** A draft and where it was found. */
export type Found = { readonly draft: Draft; readonly slot: string; readonly text: string };

export type Drafts = {
  /** @returns this tab's own draft, else the newest of tabs that are not known to be open */
  readonly find: (subject: string) => Found | undefined;
  /** @returns this tab's own draft */
  readonly own: (subject: string) => Draft | undefined;
  /** @returns whether it could be kept */
  readonly save: (subject: string, draft: Omit<Draft, "savedAt">) => boolean;
  /** @param taken a draft that this tab went on with; it goes too, if its tab is gone and it was not changed since */
  readonly clear: (subject: string, taken?: Found) => void;
};

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "draft ";
/** How many drafts are kept; the oldest goes first. */
const MOST = 20;
const LONGEST = 200_000;

/**
 * @param shelf where drafts are kept
 * @param tab tells this tab's drafts from those of others, also after a reload
 * @param isOpen whether another tab is there: what is typed in it is its own; `undefined` where nobody can know
 */
export function makeDrafts(
  shelf: Shelf,
  tab: string,
  now: () => number,
  isOpen: (tab: string) => boolean | undefined,
): Drafts {
  const all = (): readonly Found[] =>
    Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "")
      .filter((slot) => slot.startsWith(PREFIX))
      .flatMap((slot) => found(slot, shelf.getItem(slot)))
      .sort((one, other) => other.draft.savedAt - one.draft.savedAt);
  const slotOf = (subject: string): string => `${PREFIX}${subject} ${tab}`;
  return {
    find: (subject) =>
      trying(() => {
        const ofSubject = all().filter(({ slot }) => slot.startsWith(`${PREFIX}${subject} `));
        const mine = ofSubject.find(({ slot }) => slot === slotOf(subject));
        return mine ?? ofSubject.find(({ slot }) => isOpen(tabOf(slot)) !== true);
      }, undefined),
    own: (subject) =>
      trying(() => found(slotOf(subject), shelf.getItem(slotOf(subject)))[0]?.draft, undefined),
    save: (subject, draft) =>
      trying(() => {
        const text = JSON.stringify({ ...draft, savedAt: now() });
        if (text.length > LONGEST) return false;
        shelf.setItem(slotOf(subject), text);
        for (const { slot } of all().slice(MOST)) shelf.removeItem(slot);
        return true;
      }, false),
    clear: (subject, taken) =>
      trying(() => {
        shelf.removeItem(slotOf(subject));
        const isLeft = taken !== undefined && isOpen(tabOf(taken.slot)) === false;
        if (isLeft && shelf.getItem(taken.slot) === taken.text) shelf.removeItem(taken.slot);
      }, undefined),
  };
}

function tabOf(slot: string): string {
  return slot.slice(slot.lastIndexOf(" ") + 1);
}

function found(slot: string, text: string | null): readonly Found[] {
  try {
    const draft = JSON.parse(text ?? "") as Draft;
    const isWhole = Object.values(draft.filled).every(
      (values) => Array.isArray(values) && values.every((value) => typeof value === "string"),
    );
    return isWhole && text !== null && typeof draft.savedAt === "number" ? [{ draft, slot, text }] : [];
  } catch {
    return [];
  }
}

/** A browser may have no room, or keep nothing at all: then one types without a net. */
function trying<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
