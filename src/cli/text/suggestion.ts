// Suggests the names that somebody may have meant who mistyped one.

/**
 * @param text what was written
 * @param names what there is
 * @param prefix what each name is written with, such as "--"
 * @returns " (did you mean X or Y?)" for the nearest names, if they are close, else ""
 */
export function suggestion(text: string, names: readonly string[], prefix = ""): string {
  const all = names
    .map((name) => ({ name, far: distance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const nearest = all.filter(({ name, far }) => far === all[0]?.far && far <= Math.max(2, name.length / 4));
  const close = nearest.length > 0 ? nearest : all.filter(({ name }) => isPart(text, name));
  if (close.length === 0) return "";
  const shown = close.slice(0, 3).map(({ name }) => prefix + name);
  return ` (did you mean ${shown.join(" or ")}?)`;
}

function isPart(text: string, name: string): boolean {
  return text.length > 3 && name.toLowerCase().includes(text.toLowerCase());
}

/** The Levenshtein distance: how many characters to insert, delete or replace. */
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
