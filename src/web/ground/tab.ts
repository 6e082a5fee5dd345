// The name of this tab, and which other tabs of the app are open.

export type Tab = {
  /** Stays the same after a reload; a copy of the tab gets a different name. */
  readonly name: string;
  /** @returns whether a tab is open; `undefined` if that cannot be known */
  readonly isOpen: (name: string) => boolean | undefined;
};

/** Milliseconds: the previous page of a reloaded tab may hold the name a moment longer. */
const PATIENCE = 400;
const PREFIX = "tab ";

/**
 * @param storage lasts as long as the tab, and is copied with it
 * @param locks every open tab holds a lock on its name; `undefined` where the page is not a secure context
 */
export async function makeTab(
  storage: Pick<Storage, "getItem" | "setItem">,
  locks: LockManager | undefined,
): Promise<Tab> {
  const known = storage.getItem("tab") ?? crypto.randomUUID();
  const name = locks === undefined || (await hold(locks, known)) ? known : crypto.randomUUID();
  storage.setItem("tab", name);
  if (locks === undefined) return { name, isOpen: () => undefined };
  if (name !== known) await hold(locks, name);
  let open = await openTabs(locks);
  return {
    name,
    isOpen: (other) => {
      // Refreshes the answer for the next call: somebody who closed a tab continues here only some clicks later.
      openTabs(locks).then((now) => {
        open = now;
      });
      return open?.has(other);
    },
  };
}

/** @returns whether this tab now holds the name; it does until the page closes */
function hold(locks: LockManager, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const forever = (): Promise<never> => {
      resolve(true);
      return new Promise(() => {});
    };
    locks
      .request(PREFIX + name, { signal: AbortSignal.timeout(PATIENCE) }, forever)
      .catch(() => resolve(false));
  });
}

async function openTabs(locks: LockManager): Promise<ReadonlySet<string> | undefined> {
  const held = await locks.query().then(
    (all) => all.held,
    () => undefined,
  );
  return held && new Set(held.map(({ name = "" }) => name.slice(PREFIX.length)));
}
