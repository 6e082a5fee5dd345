// What somebody may have meant who wrote a name that there is none of.

/** @returns ": did you mean …?" for the names that are near, else "." */
export function near(text: string, names: readonly string[]): string {
  const close = names
    .map((name) => ({ name, far: distance(text.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, name.length / 4) || isPart(text, name))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3);
  return close.length === 0 ? "." : `: did you mean ${close.map(({ name }) => name).join(" or ")}?`;
}

function isPart(text: string, name: string): boolean {
  return text.length > 3 && name.toLowerCase().includes(text.toLowerCase());
}

/** How many characters have to be put in, taken out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [line, left] of [...a].entries()) {
    const next = [line + 1];
    for (const [at, right] of [...b].entries()) {
      const replaced = (row[at] ?? 0) + (left === right ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
