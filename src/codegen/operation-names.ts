// The name of each operation in generated code: its `operationId`, or a name made from it or from method and path.

/** An operation as the document identifies it. */
export type Unnamed = { readonly id: string | undefined; readonly method: string; readonly path: string };

/**
 * An `operationId` that is a valid name is kept. Other characters separate words: `repos/list-for-user` becomes
 * `reposListForUser`. Without an `operationId`, `GET /books/{bookId}` becomes `getBooksByBookId`. A name that is taken
 * gets the next free number: `listBooks_2`.
 *
 * @param operations the operations of a document, in document order
 * @returns a name for each, all different
 *
 * @example
 * ```ts
 * namesOf([{ id: "repos/list", method: "GET", path: "/repos" }]); // ["reposList"]
 * ```
 */
export function namesOf(operations: readonly Unnamed[]): readonly string[] {
  const names: (string | undefined)[] = operations.map(() => undefined);
  const taken = new Set<string>();
  // A name that the document gives goes first, wherever it is: a made name never takes it.
  for (const [index, { id }] of operations.entries()) {
    if (id === undefined || !isName(id) || taken.has(id)) continue;
    names[index] = id;
    taken.add(id);
  }
  return operations.map((operation, index) => {
    const name = names[index] ?? freeName(madeName(operation), taken);
    taken.add(name);
    return name;
  });
}

/** JavaScript would treat a client with a method `then` as a promise; the others every object has. */
const RESERVED: readonly string[] = ["then", "__proto__", "constructor", "prototype"];

function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) && !RESERVED.includes(text);
}

function madeName({ id, method, path }: Unnamed): string {
  const made = joined(id ?? "") || joined(`${method.toLowerCase()} ${path.replaceAll("{", " by {")}`);
  return isName(made) ? made : `_${made}`;
}

function joined(text: string): string {
  const [first = "", ...others] = text.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== "");
  const start = first === first.toUpperCase() ? first.toLowerCase() : decapitalized(first);
  return [start, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
}

function decapitalized(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}
