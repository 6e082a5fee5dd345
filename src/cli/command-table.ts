// The commands: what each does, and its `--help`. Loading the table loads no command.

/** A command as completion scripts show it. */
export type CommandRow = {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
};

type Entry = {
  /** One line for the overview. */
  readonly summary: string;
  /** The text of `--help`. */
  readonly usage: () => Promise<string>;
};

export const commands = {
  check: {
    summary: "check a running server against its document",
    usage: async () => (await import("./check/usage.ts")).usage,
  },
  lint: {
    summary: "report what is wrong in a document, and how to fix it",
    usage: async () => (await import("./usage/lint-usage.ts")).usage,
  },
  explain: {
    summary: "show what each operation does, and what sending it twice does",
    usage: async () => (await import("./usage/explain-usage.ts")).usage,
  },
  declare: {
    summary: "propose what each operation does, and write it into the document",
    usage: async () => (await import("./usage/declare-usage.ts")).usage,
  },
  generate: {
    summary: "write types, validators, server stubs and a client",
    usage: async () => (await import("./usage/generate-usage.ts")).usage,
  },
  docs: {
    summary: "render a document as one HTML file that works offline",
    usage: async () => (await import("./usage/docs-usage.ts")).usage,
  },
  init: {
    summary: "make a project that runs, from a document or an example",
    usage: async () => (await import("./usage/init-usage.ts")).usage,
  },
  mock: {
    summary: "run a server from a document alone, for building a client first",
    usage: async () => (await import("./usage/mock-usage.ts")).usage,
  },
  serve: {
    summary: "run the book-review service, its docs and its web app",
    usage: async () => (await import("./usage/serve-usage.ts")).usage,
  },
  store: {
    summary: "write a store to a file, or read such a file into a store",
    usage: async () => (await import("./usage/store-usage.ts")).usage,
  },
  token: {
    summary: "make a bearer token for trying out the service",
    usage: async () => (await import("./usage/token-usage.ts")).usage,
  },
  laws: {
    summary: "list the laws that check applies",
    usage: async () => (await import("./usage/laws-usage.ts")).usage,
  },
  completion: {
    summary: "write a completion script for bash, zsh or fish",
    usage: async () => (await import("./usage/completion-usage.ts")).usage,
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type CommandName = keyof typeof commands;

/** @returns each command, what it does, and the options in its `--help`. */
export async function commandTable(): Promise<readonly CommandRow[]> {
  const rows = Object.entries(commands).map(async ([name, { summary, usage }]) => {
    const found = (await usage()).matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z-]*)/gm);
    return { name, summary, options: [...new Set([...found].map(([, option = ""]) => option)), "--help"] };
  });
  return Promise.all(rows);
}
