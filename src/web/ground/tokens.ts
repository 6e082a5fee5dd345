// The bearer token of this tab, and whether somebody should be asked for one.
import { makeObservable, type Readable } from "./observable.ts";

export type Asking = {
  /** Why it is wanted; `undefined` when the person came on their own. */
  readonly reason: string | undefined;
  /** What was being done, to be done again with the token. */
  readonly again: (() => void) | undefined;
};

export type Tokens = {
  /** "" for none. */
  readonly token: Readable<string>;
  readonly asking: Readable<Asking | undefined>;
  /** Who is being asked already is asked once, for all that waits. */
  readonly ask: (reason?: string, again?: () => void) => void;
  readonly close: () => void;
  /**
   * Keeps a token for this tab alone; "" forgets it.
   * @returns false when it can't be one, as it could not be sent
   */
  readonly keep: (token: string) => boolean;
};

const NAME = "token";

/** @param shelf what lasts as long as the tab */
export function makeTokens(shelf: Pick<Storage, "getItem" | "setItem" | "removeItem">): Tokens {
  const token = makeObservable(shelf.getItem(NAME) ?? "");
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
      if (bare === "") shelf.removeItem(NAME);
      else shelf.setItem(NAME, bare);
      token.set(bare);
      return true;
    },
  };
}
