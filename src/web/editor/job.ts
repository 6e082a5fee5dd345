// What an editor is for: adding a thing, or changing one that was read.
import type { Content, EditorField } from "./values.ts";

/** A thing of the service: its members, and the tag of its state. */
export type Tagged = { readonly id: string; readonly etag: string };

/** The condition or the key under which content is sent. */
export type How =
  | { readonly as: "new"; readonly key: string }
  | { readonly as: "replacement"; readonly etag: string }
  | { readonly as: "anew" };

export type Answer<Thing> =
  | { readonly ok: true; readonly data: Thing }
  | { readonly ok: false; readonly status: number; readonly error: Error };

export type Job<Thing extends Tagged> = {
  /** Names what is typed, among the drafts. */
  readonly subject: string;
  /** What one edits, in words: "book". */
  readonly noun: string;
  readonly fields: readonly EditorField[];
  /** What was read; nothing, when it is to be added. */
  readonly start: Thing | undefined;
  readonly send: (content: Content, how: How) => Promise<Answer<Thing>>;
  /** Reads what is there now. */
  readonly read?: () => Promise<Answer<Thing>>;
  readonly onDone: (thing: Thing, isHere: boolean) => void;
};
