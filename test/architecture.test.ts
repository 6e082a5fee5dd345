// Checks every import, and everything that a room touches, against the table of rooms in the README.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seconds } from "./setup/longest-first.ts";

const top = fileURLToPath(new URL("..", import.meta.url));
const OWN = "@verbatim-http/kit/";

type Room = {
  readonly name: string;
  readonly floor: number;
  readonly may: ReadonlyMap<string, "all" | "types">;
  readonly touches: readonly string[];
  readonly libraries: readonly string[];
};
type Arrow = { readonly from: string; readonly to: string; readonly typesOnly: boolean };

/** How to see that a file touches something: by a module that it imports, or by its code. */
const touching: Readonly<Record<string, { readonly module?: RegExp; readonly code?: RegExp }>> = {
  disk: { module: /^(?:node:fs(?:\/promises)?|node:sqlite|@redocly\/openapi-core|rolldown|vite)$/ },
  ports: { module: /^(?:node:(?:http2?|https|net|tls|dgram)|@hono\/node-server|pg)$/ },
  arguments: { code: /\bprocess\.argv\b/ },
  environment: { code: /\bprocess\.env\b/ },
  processes: { module: /^node:(?:child_process|cluster|worker_threads)$/ },
};

const rooms = readRooms(readFileSync(join(top, "README.md"), "utf8"));
const files = ["src", "generated"].flatMap((folder) => sourceFiles(join(top, folder)));
const arrows = files.flatMap(arrowsOf);

describe("the rooms and their arrows", () => {
  it("are in the README, each with a folder", () => {
    const folders = readdirSync(join(top, "src"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect([...rooms.keys()].sort()).toEqual([...folders.map(({ name }) => name), "generated"].sort());
  });

  it("reads the files and finds their imports", () => {
    expect(files.length).toBeGreaterThan(80);
    expect(arrows.length).toBeGreaterThan(200);
  });

  it("let a room import only what its row names", () => {
    const refused = arrows.filter((arrow) => !isAllowed(arrow)).map(({ from, to }) => `${from} -> ${to}`);
    expect(refused).toEqual([]);
  });

  it("lead down in the table itself", () => {
    const upwards = [...rooms.values()].flatMap(({ name, floor, may }) =>
      [...may.keys()]
        .filter((other) => other !== "all")
        .filter((other) => (rooms.get(other)?.floor ?? 99) >= floor)
        .map((other) => `${name} -> ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  it("form no cycle, not even within a room", () => {
    expect(circles(arrows)).toEqual([]);
  });
});

/** The only file names that two folders share, and why both files deserve the name. */
const sharedNames: Readonly<Record<string, string>> = {
  "check.ts": "a command, and what it runs",
  "client.ts": "a generated file, its runtime, and what writes it",
  "decisions.ts": "the questions, and the tests that answer them",
  "generate.ts": "a command, and what it runs",
  "handlers.ts": "the types of handlers, and the handlers of the book service",
  "lint.ts": "a command, and what it runs",
  "problems.ts": "the problem types of HTTP, and those of the book service",
  "store.ts": "the book service's store in memory, and a store on a database",
  "server.ts": "a generated file, and what writes it",
  "types.ts": "the types of a generated client, and how one is written",
  "schema.ts": "a generated file, and what writes it",
  "wiring.ts": "the types of a part of a generated file, and what writes it",
};

it("a file name means one thing in the whole tree", () => {
  const names = Map.groupBy(files, (file) => file.split("/").at(-1) ?? "");
  const shared = [...names].filter(([, places]) => places.length > 1).map(([name]) => name);
  expect(shared.sort()).toEqual(Object.keys(sharedNames).sort());
});

it("the table of long test files names files that exist", () => {
  expect(Object.keys(seconds).filter((file) => !existsSync(join(top, file)))).toEqual([]);
});

describe("the browser app", () => {
  const within = arrows.filter(({ from, to }) => from.startsWith("src/web/") && to.startsWith("src/web/"));
  const partOf = (file: string): string => file.split("/")[2] ?? "";

  it("has a ground that imports no page", () => {
    const upwards = within.filter(({ from, to }) => partOf(from) === "ground" && partOf(to) !== "ground");
    expect(upwards).toEqual([]);
  });

  it("has a roof that only its start imports", () => {
    const into = within.filter(({ from, to }) => partOf(from) !== "app" && partOf(to) === "app");
    expect(new Set(into.map(({ from }) => from))).toEqual(new Set(["src/web/main.tsx"]));
  });

  it("bundles neither Node's modules nor Hono", () => {
    const bundled = reachable("src/web/main.tsx");
    expect(bundled.size).toBeGreaterThan(50);
    const foreign = [...bundled].flatMap((file) =>
      importsOf(join(top, file))
        .filter(({ specifier, typesOnly }) => !typesOnly && /^(?:node:|@?hono\b)/.test(specifier))
        .map(({ specifier }) => `${file} -> ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe.each([...rooms.values()])("$name", (room) => {
  const own = files.filter((file) => roomOf(relative(top, file)) === room.name);

  it("touches what its row lists, and nothing else", () => {
    const touched = Object.entries(touching)
      .filter(([, { module, code }]) =>
        own.some(
          (file) =>
            (module !== undefined && packagesOf(file).some((specifier) => module.test(specifier))) ||
            (code?.test(withoutComments(file)) ?? false),
        ),
      )
      .map(([name]) => name);
    expect(touched).toEqual(room.touches);
  });

  it("imports the libraries that its row lists, and no others", () => {
    const imported = own
      .flatMap(packagesOf)
      .filter((specifier) => !specifier.startsWith("node:"))
      .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
    expect([...new Set(imported)].sort()).toEqual([...room.libraries].sort());
  });
});

describe("outside packages", () => {
  const outside = files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => !specifier.startsWith(".") && !specifier.startsWith(OWN))
      .map(({ specifier }) => ({ file: relative(top, file), specifier })),
  );
  const users = (name: string): readonly string[] =>
    outside
      .filter(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`))
      .map(({ file }) => file);

  it("the client runs where there is no Node", () => {
    const nodes = outside.filter(
      ({ file, specifier }) => /^src\/(client|http|semantics)\//.test(file) && specifier.startsWith("node:"),
    );
    expect(nodes).toEqual([]);
  });

  it("only one file imports a library that no longer gets updates", () => {
    expect(users("openapi-typescript")).toHaveLength(1);
    expect(users("openapi-fetch")).toHaveLength(1);
  });
});

describe("the service", () => {
  it("contains no status codes and no header names", () => {
    const said = files
      .filter(
        (file) => /\/src\/service\//.test(file) && !file.endsWith("problems.ts") && !/\/sample\//.test(file),
      )
      .filter((file) =>
        /\b[2345]\d\d\b|["'](?:ETag|[Ll]ocation|[Ii]f-[a-zA-Z-]+|[Cc]ontent-[a-zA-Z]+|Link)["']/.test(
          withoutComments(file),
        ),
      )
      .map((file) => relative(top, file));
    expect(said).toEqual([]);
  });
});

function readRooms(readme: string): ReadonlyMap<string, Room> {
  const rows = [
    ...readme.matchAll(/^\| (\d) \| `(?:src\/)?([a-z]+)\/` \|[^|]*\| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm),
  ];
  const wordsIn = (cell: string): readonly string[] =>
    [...cell.replaceAll(/\(.*?\)/g, "").matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
  return new Map(
    rows.map(([, floor, name = "", may = "", touches = "", libraries = ""]) => {
      const named = [...may.matchAll(/`([a-z]+)`( \(types\))?/g)];
      const allowed = named.map(([, other = "", types]) => [other, types ? "types" : "all"] as const);
      return [
        name,
        {
          name,
          floor: Number(floor),
          may: new Map(allowed),
          touches: wordsIn(touches),
          libraries: wordsIn(libraries),
        },
      ];
    }),
  );
}

function isAllowed({ from, to, typesOnly }: Arrow): boolean {
  const [ours, theirs] = [roomOf(from), roomOf(to)];
  if (ours === theirs) return true;
  const grant = rooms.get(ours)?.may;
  if (grant?.size === 1 && grant.has("all")) return true;
  const granted = grant?.get(theirs);
  return granted === "all" || (granted === "types" && typesOnly);
}

function roomOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "src" ? second : first;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): readonly { specifier: string; typesOnly: boolean }[] {
  const text = withoutComments(file);
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+["']([^"']+)["']/gm),
    ...text.matchAll(/^\s*import\s+()["']([^"']+)["']/gm),
    ...text.matchAll(/\bimport\(()\s*["']([^"']+)["']/g),
  ];
  return found.map(([, types, specifier = ""]) => ({ specifier, typesOnly: Boolean(types) }));
}

/** The packages whose code a file uses; types cost nothing and touch nothing. */
function packagesOf(file: string): readonly string[] {
  return importsOf(file)
    .filter(
      ({ specifier, typesOnly }) => !typesOnly && !/^(?:\.|verbatim:|@verbatim-http\/kit\/)/.test(specifier),
    )
    .map(({ specifier }) => specifier);
}

function withoutComments(file: string): string {
  return readFileSync(file, "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "");
}

function arrowsOf(file: string): readonly Arrow[] {
  return importsOf(file).flatMap(({ specifier, typesOnly }) => {
    const target = specifier.startsWith(OWN)
      ? join(top, "src", `${specifier.slice(OWN.length)}.ts`)
      : specifier.startsWith(".")
        ? join(dirname(file), specifier)
        : undefined;
    return target === undefined ? [] : [{ from: relative(top, file), to: relative(top, target), typesOnly }];
  });
}

/** The files that are loaded with a file, itself among them. */
function reachable(start: string): ReadonlySet<string> {
  const next = Map.groupBy(
    arrows.filter(({ typesOnly }) => !typesOnly),
    ({ from }) => from,
  );
  const found = new Set([start]);
  for (const file of found) for (const { to } of next.get(file) ?? []) found.add(to);
  return found;
}

function circles(all: readonly Arrow[]): readonly string[] {
  const next = Map.groupBy(all, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
