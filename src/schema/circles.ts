/** Finds references that lead back to themselves, in one pass over all of them (Tarjan 1972). */

/**
 * @param starts the nodes to begin with
 * @param next the nodes that a node leads to
 * @returns each node that leads back to itself, with a number that it shares with the nodes of its circles
 * @example
 * circlesIn(["a"], (one) => ({ a: ["b"], b: ["a", "c"] })[one] ?? []) // Map { "b" => 0, "a" => 0 }
 */
export function circlesIn(
  starts: Iterable<string>,
  next: (node: string) => readonly string[],
): ReadonlyMap<string, number> {
  const circles = new Map<string, number>();
  const seen = new Map<string, Visit>();
  const open: Visit[] = [];
  const begin = (node: string): Visit => {
    const visit = { node, order: seen.size, lowest: seen.size, isOpen: true, left: [...next(node)] };
    seen.set(node, visit);
    open.push(visit);
    return visit;
  };
  for (const start of starts) {
    // A list in place of calls: a chain of references may be longer than the stack.
    const path = seen.has(start) ? [] : [begin(start)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const target = at.left.pop();
      const known = target === undefined ? undefined : seen.get(target);
      if (target === at.node) circles.set(target, at.order);
      if (target !== undefined && known === undefined) path.push(begin(target));
      else if (known?.isOpen === true) at.lowest = Math.min(at.lowest, known.order);
      else if (target === undefined) {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) before.lowest = Math.min(before.lowest, at.lowest);
        if (at.lowest === at.order) close(open.splice(open.indexOf(at)), circles);
      }
    }
  }
  return circles;
}

type Visit = {
  readonly node: string;
  readonly order: number;
  lowest: number;
  isOpen: boolean;
  readonly left: string[];
};

function close(component: readonly Visit[], circles: Map<string, number>): void {
  for (const one of component) {
    one.isOpen = false;
    if (component.length > 1) circles.set(one.node, component[0]?.order ?? 0);
  }
}
