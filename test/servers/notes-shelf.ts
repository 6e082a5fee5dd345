// What the notes server keeps, and how it shows it; a switch is a fault or an oddity of faults.ts.
import type { Content, Kind } from "./notes-content.ts";

export type Entry = { content: Content; revision: number; tag: string };

/** One request, read. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly kind: Kind;
  readonly isItem: boolean;
  readonly header: (name: string) => string | undefined;
  readonly sent: unknown;
  readonly text: string;
};

type Kept = {
  readonly text: string;
  readonly status: number;
  readonly location: string;
  readonly body: string;
};

export type Shelf = ReturnType<typeof makeShelf>;

/** An empty shelf. */
export function makeShelf(switches: readonly string[], now: () => number) {
  const is = (name: string): boolean => switches.includes(name);
  const state = new Map<string, Entry>();
  const keys = new Map<string, Kept>();
  const tombstones: { readonly path: string; readonly shown: Content }[] = [];
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };
  const tagOf = (n: number): string =>
    is("the tag never changes") ? '"one"' : `${is("weak tags") ? "W/" : ""}"t${n}"`;
  const below = (path: string): string[] =>
    [...state.keys()].filter(
      (key) => key.startsWith(`${path}/`) && key.slice(path.length + 1).split("/").length === 1,
    );
  const another = (path: string): Entry | undefined => {
    const own = path.slice(0, path.lastIndexOf("/"));
    const key = below(own).find((one) => one !== path);
    return key === undefined ? undefined : state.get(key);
  };
  const write = (path: string, content: Content): void => {
    const before = state.get(path);
    const isSame = before !== undefined && JSON.stringify(before.content) === JSON.stringify(content);
    if (isSame && !is("every write is a revision")) return;
    const n = next();
    state.set(path, { content, revision: n, tag: tagOf(n) });
  };
  const shown = (path: string, { content, revision }: Entry): Content => {
    const [, , noteId, , commentId] = path.split("/");
    const ids = commentId === undefined ? { id: noteId } : { id: commentId, noteId };
    const more: Content = {};
    const isComment = commentId !== undefined;
    if (isComment && is("a member that shows the second")) more.servedAt = Math.floor(now() / 1000);
    if (isComment && is("a member that counts reads")) more.reads = next();
    if (!isComment && is("a default is filled in")) more.stars = content.stars ?? 0;
    return { ...ids, ...content, revision, ...more };
  };

  return { is, state, keys, tombstones, next, tagOf, below, another, write, shown };
}

export function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  const init = { status, headers: { "content-type": "application/problem+json", ...headers } };
  return new Response(JSON.stringify({ type: "about:blank", title: "Refused", status }), init);
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}
