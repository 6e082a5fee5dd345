// The state of the notes server, and its representations. A switch is a fault or a variant in faults.ts.
import type { Content, Kind } from "./notes-content.ts";

export type Entry = {
  content: Content;
  revision: number;
  tag: string;
  /** Its place in the list. */
  readonly order: number;
  /** When it was written last. */
  readonly at: number;
  /** How often it was written, including writes that changed nothing. */
  edits: number;
};

/** One parsed request. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly kind: Kind;
  readonly isItem: boolean;
  readonly header: (name: string) => string | undefined;
  readonly sent: unknown;
  readonly text: string;
  /** What a server that does not work in one step looked up before it waited. */
  readonly early: { readonly refused?: Response | undefined; readonly kept?: Kept | undefined } | undefined;
};

/** The response that is stored under a key. */
export type Kept = {
  readonly text: string;
  readonly status: number;
  readonly location: string;
  readonly body: string;
  readonly principal: string | undefined;
  used: number;
};

export type Shelf = ReturnType<typeof makeShelf>;

/** An empty shelf. */
export function makeShelf(switches: readonly string[], now: () => number) {
  const on = new Set(switches);
  const is = (name: string): boolean => on.has(name);
  const state = new Map<string, Entry>();
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };
  const below = (path: string): string[] =>
    [...state.keys()].filter(
      (key) => key.startsWith(`${path}/`) && key.slice(path.length + 1).split("/").length === 1,
    );
  const another = (path: string): Entry | undefined => {
    const key = below(placeOf(path)).find((one) => one !== path);
    return key === undefined ? undefined : state.get(key);
  };
  const tagFor = (path: string, content: Content, n: number): string => {
    if (is("the tag never changes")) return '"one"';
    if (is("the tag is the length of the content")) return `"${JSON.stringify(content).length}"`;
    if (is("the tag is the time in seconds")) return `"${Math.floor(now() / 1000)}"`;
    if (is("the tag covers only the text")) return `"${Buffer.from(String(content.text)).toString("hex")}"`;
    if (is("tags count from one at each address")) return `"r${(state.get(path)?.revision ?? 0) + 1}"`;
    return `"t${n}"`;
  };
  const write = (path: string, content: Content): void => {
    const before = state.get(path);
    const isSame = before !== undefined && JSON.stringify(before.content) === JSON.stringify(content);
    const n = next();
    if (isSame && is("every write draws a tag")) before.tag = tagFor(path, content, n);
    if (isSame) before.edits += 1;
    if (isSame && !is("every write is a revision")) return;
    const isCounted = is("tags count from one at each address") || is("the tag misses the comments");
    const tag = tagFor(path, content, n);
    const revision = isCounted ? (before?.revision ?? 0) + 1 : n;
    const edits = (before?.edits ?? 0) + 1;
    state.set(path, { content, revision, tag, order: before?.order ?? n, at: now(), edits });
  };
  /** The tag that the server sends now. */
  const tagOf = (entry: Entry): string => {
    const isYoung = is("tags are weak for a second") && now() - entry.at < 1000;
    return is("weak tags") || isYoung ? `W/${entry.tag}` : entry.tag;
  };
  /** The content that a correct server may store for what it was sent. */
  const stored = (content: Content): Content => {
    const { labels, place, title } = content;
    const own: Content = { ...content };
    if (Array.isArray(labels) && is("labels are sorted")) own.labels = [...new Set(labels)].sort();
    if (typeof title === "string" && is("titles are trimmed and folded"))
      own.title = title.trim().toLowerCase();
    if (typeof place === "object" && is("nulls are left out"))
      own.place = Object.fromEntries(Object.entries(place ?? {}).filter(([, value]) => value !== null));
    return own;
  };
  const shown = (path: string, { content, revision, edits }: Entry): Content => {
    const [, , noteId, , commentId] = path.split("/");
    const ids = commentId === undefined ? { id: noteId } : { id: commentId, noteId };
    const more: Content = {};
    const isComment = commentId !== undefined;
    if (isComment && is("a member that shows the second")) more.servedAt = Math.floor(now() / 1000);
    if (isComment && is("a member that counts reads")) more.reads = next();
    if (!isComment && is("a default is filled in")) more.stars = content.stars ?? 0;
    if (isComment && is("a comment counts its PUTs")) more.edits = edits;
    if (!isComment && is("the tag misses the comments"))
      more.revision = revision + below(`${path}/comments`).length;
    return { ...ids, ...(isComment ? content : stored(content)), revision, ...more };
  };

  return {
    is,
    now,
    state,
    next,
    tagOf,
    tagFor,
    below,
    another,
    write,
    shown,
    keys: new Map<string, Kept>(),
    /** How many requests with a key are in progress. */
    busy: new Map<string, number>(),
    /** The last representation of each deleted resource. */
    tombstones: [] as { readonly path: string; readonly shown: Content }[],
    /** Comments that were deleted with their note. */
    buried: new Map<string, Entry>(),
    /** The ids of deleted resources. */
    freed: [] as string[],
    /** Former tags, by path. */
    oldTags: new Map<string, Set<string>>(),
    /** The path that was written last, and the number of identical PUTs per path. */
    last: { written: "", wasRead: false },
    repeats: new Map<string, number>(),
    /** Paths that were added and not yet read. */
    unread: new Set<string>(),
    /** The first representation of each list. */
    lists: new Map<string, string>(),
  };
}

/** The path of the list that contains an item. */
export function placeOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
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
