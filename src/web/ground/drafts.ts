// Drafts: what was typed and not sent yet, kept in the browser so that no reload and no crash loses it.
import type { Filled } from "../../pages/book-fields.ts";

export type Draft = {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly filled: Filled;
  /** The version that the draft is based on. */
  readonly base?: Readonly<Record<string, unknown>> | undefined;
  /** The last request and its key, so that the same content keeps its key after a reload. */
  readonly sent?: Sent | undefined;
};
export type Sent = { readonly key: string; readonly content: string };

/** A draft and the key under which it is stored. */
export type Found = { readonly draft: Draft; readonly slot: string; readonly text: string };

export type Drafts = {
  /** @returns this tab's own draft, or else the newest of a tab that is not known to be open */
  readonly find: (subject: string) => Found | undefined;
  /** @returns this tab's own draft */
  readonly own: (subject: string) => Draft | undefined;
  /** @returns whether it could be stored */
  readonly save: (subject: string, draft: Omit<Draft, "savedAt">) => boolean;
  /** @param taken a draft of a different tab that was continued here; it is removed too, if that tab is closed and did not change it since */
  readonly clear: (subject: string, taken?: Found) => void;
};

export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "draft ";
/** The most drafts that are stored; the oldest is removed first. */
const MOST_DRAFTS = 20;
const MOST_CHARACTERS = 200_000;

/**
 * @param storage where the drafts are stored
 * @param tab the name of this tab, which stays the same after a reload
 * @param isOpen whether a tab is open; `undefined` if that is not known
 */
export function makeDrafts(
  storage: DraftStorage,
  tab: string,
  now: () => number,
  isOpen: (tab: string) => boolean | undefined,
): Drafts {
  const all = (): readonly Found[] =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "")
      .filter((slot) => slot.startsWith(PREFIX))
      .flatMap((slot) => found(slot, storage.getItem(slot)))
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
      trying(() => found(slotOf(subject), storage.getItem(slotOf(subject)))[0]?.draft, undefined),
    save: (subject, draft) =>
      trying(() => {
        const text = JSON.stringify({ ...draft, savedAt: now() });
        if (text.length > MOST_CHARACTERS) return false;
        storage.setItem(slotOf(subject), text);
        for (const { slot } of all().slice(MOST_DRAFTS)) storage.removeItem(slot);
        return true;
      }, false),
    clear: (subject, taken) =>
      trying(() => {
        storage.removeItem(slotOf(subject));
        const isLeft = taken !== undefined && isOpen(tabOf(taken.slot)) === false;
        if (isLeft && storage.getItem(taken.slot) === taken.text) storage.removeItem(taken.slot);
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

/** The storage may be full or disabled; then there are no drafts. */
function trying<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
