// Does several things at once, and those that may meet one after the other.

/**
 * @param items in order
 * @param most how many groups are worked on at the same time
 * @param key names the group of an item; an item without one is alone: nothing else is worked on meanwhile
 * @returns what `task` gave for each, in the order of the items
 * @throws what a task throws, when the others that had begun are done
 */
export async function inParallel<Item, Outcome>(
  items: readonly Item[],
  {
    most,
    key,
    task,
  }: {
    readonly most: number;
    readonly key: (item: Item) => string | undefined;
    readonly task: (item: Item) => Promise<Outcome>;
  },
): Promise<readonly Outcome[]> {
  const outcomes = new Map<Item, Outcome>();
  const inTurn = async (turn: readonly Item[]): Promise<void> => {
    for (const item of turn) outcomes.set(item, await task(item));
  };
  const groups = [...Map.groupBy(items, key)];
  const waiting = groups.flatMap(([name, group]) => (name === undefined ? [] : [group]));
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) await inTurn(group);
  };
  if (most <= 1) {
    await inTurn(items);
  } else {
    const ended = await Promise.allSettled(Array.from({ length: most }, worker));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
    for (const [name, group] of groups) if (name === undefined) await inTurn(group);
  }
  return items.flatMap((item) => {
    const outcome = outcomes.get(item);
    return outcome === undefined ? [] : [outcome];
  });
}
