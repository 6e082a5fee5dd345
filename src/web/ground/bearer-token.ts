// The bearer token of this tab, and the request to enter one.
import { makeObservable, type Readable } from "./observable.ts";

export type Asking = {
  /** Why a token is needed; `undefined` if the person opened the dialog. */
  readonly reason: string | undefined;
  /** Repeats what was refused, with the token. */
  readonly again: (() => void) | undefined;
};

export type Tokens = {
  /** "" for none. */
  readonly token: Readable<string>;
  readonly asking: Readable<Asking | undefined>;
  /** Asks for a token; while the dialog is open, further callers are added to the same one. */
  readonly ask: (reason?: string, again?: () => void) => void;
  readonly close: () => void;
  /**
   * Stores the token for this tab; "" removes it.
   * @returns false if it cannot be a token, because a header field cannot contain it
   */
  readonly keep: (token: string) => boolean;
};

const NAME = "token";

/** @param storage lasts as long as the tab */
export function makeTokens(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">): Tokens {
  const token = makeObservable(storage.getItem(NAME) ?? "");
  const asking = makeObservable<Asking | undefined>(undefined);
  return {
    token,
    asking,
    ask: (reason, again) => {
      const before = asking.get()?.again;
      const all = before && again ? [before, again] : [before ?? again];
      asking.set({ reason, again: all.length === 1 ? all[0] : () => all.forEach((one) => void one?.()) });
    },
    close: () => asking.set(undefined),
    keep: (given) => {
      const bare = given.trim().replace(/^bearer\s+/i, "");
      if (!/^[!-~]*$/.test(bare)) return false;
      if (bare === "") storage.removeItem(NAME);
      else storage.setItem(NAME, bare);
      token.set(bare);
      return true;
    },
  };
}
