// The search over guide, laws, problems and operations: which entries have all words, and where to read on.

export type Entry = {
  readonly href: string;
  /** The kind of the page, such as `Law`. */
  readonly kind: string;
  readonly title: string;
  readonly text: string;
};

export type Hit = Entry & {
  /** The text around the first word. */
  readonly excerpt: string;
};

const [MOST, AROUND] = [40, 90];

/** What readers type, and what the texts say for it. */
const ALSO: Readonly<Record<string, string>> = {
  etag: "entity tag",
  etags: "entity tags",
  body: "content",
  header: "field",
  headers: "fields",
};

/** @returns the entries with all words of the query, those with a word in the title first */
export function search(entries: readonly Entry[], query: string): readonly Hit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return entries
    .flatMap((entry) => {
      const [title, text] = [folded(entry.title), folded(entry.text)];
      if (!words.every((word) => hasWord(title, word) || hasWord(text, word))) return [];
      const inTitle = words.filter((word) => hasWord(title, word)).length;
      return [{ hit: { ...entry, excerpt: excerptOf(entry.text, text, words) }, inTitle }];
    })
    .sort((a, b) => b.inTitle - a.inTitle)
    .slice(0, MOST)
    .map(({ hit }) => hit);
}

/** @returns whether a text has all words of a query; every text has those of an empty one */
export function hasWords(text: string, query: string): boolean {
  const all = folded(text);
  return wordsOf(query).every((word) => hasWord(all, word));
}

function hasWord(text: string, word: string): boolean {
  return formsOf(word).some((form) => text.includes(form));
}

function formsOf(word: string): readonly string[] {
  return Object.hasOwn(ALSO, word) ? [word, ALSO[word] ?? word] : [word];
}

function wordsOf(query: string): readonly string[] {
  return folded(query.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== "");
}

function folded(text: string): string {
  return text.toLowerCase();
}

function excerptOf(text: string, lower: string, words: readonly string[]): string {
  const at = Math.max(0, lower.indexOf(words.flatMap(formsOf).find((form) => lower.includes(form)) ?? ""));
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + AROUND)];
  return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}
