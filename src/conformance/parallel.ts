// Runs tasks in parallel, and tasks that may affect each other in sequence.

/**
 * @param items in order
 * @param most the maximum number of groups in parallel
 * @param key names the group of an item; an item without one runs alone
 * @returns the result of `task` for each item, in order
 * @throws what a task throws, after the other running tasks have finished
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
