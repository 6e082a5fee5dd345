// This tab among the tabs of the app: a name of its own, and which of the others are open.

export type Tab = {
  /** The same after a reload; another one in a copy of the tab. */
  readonly name: string;
  /** @returns whether another tab is open; `undefined` where nobody can know */
  readonly isOpen: (name: string) => boolean | undefined;
};

/** A tab that was just reloaded may still hold its name for a moment. */
const PATIENCE = 400;
const PREFIX = "tab ";

/**
 * @param shelf what lasts as long as the tab, and is copied with it
 * @param locks a tab that is open holds a lock on its name; absent where the page is not trusted with them
 */
export async function makeTab(
  shelf: Pick<Storage, "getItem" | "setItem">,
  locks: LockManager | undefined,
): Promise<Tab> {
  const known = shelf.getItem("tab") ?? crypto.randomUUID();
  const name = locks === undefined || (await hold(locks, known)) ? known : crypto.randomUUID();
  shelf.setItem("tab", name);
  if (locks === undefined) return { name, isOpen: () => undefined };
  if (name !== known) await hold(locks, name);
  let open = await openTabs(locks);
  return {
    name,
    isOpen: (other) => {
      // For the next question: who has just closed a tab, goes on in this one some clicks later.
      openTabs(locks).then((now) => {
        open = now;
      });
      return open?.has(other);
    },
  };
}

/** @returns whether the name is this tab's now, as long as the page is there */
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
