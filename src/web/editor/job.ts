// What an editor does: add a thing, or edit one that was loaded.
import type { Content, EditorField } from "./values.ts";

/** A representation with its id and its entity tag. */
export type Tagged = { readonly id: string; readonly etag: string };

/** The precondition or the key that the request carries. */
export type How =
  | { readonly as: "new"; readonly key: string }
  | { readonly as: "replacement"; readonly etag: string }
  | { readonly as: "anew" };

export type Answer<Thing> =
  | { readonly ok: true; readonly data: Thing }
  | { readonly ok: false; readonly status: number; readonly error: Error };

export type Job<Thing extends Tagged> = {
  /** The name of its draft. */
  readonly subject: string;
  /** The word for the thing: "book". */
  readonly noun: string;
  readonly fields: readonly EditorField[];
  /** The thing that was loaded; `undefined` to add a new one. */
  readonly start: Thing | undefined;
  readonly send: (content: Content, how: How) => Promise<Answer<Thing>>;
  /** Loads the current version. */
  readonly read?: () => Promise<Answer<Thing>>;
  /** Called with the stored thing, and whether the editor is still open. */
  readonly onDone: (thing: Thing, isHere: boolean) => void;
};
