// Compiles and runs generated code in each kind of project with each compiler, from the tarball: `npm run matrix`.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mockedStyles } from "../mock/mocked-styles.ts";
import { install, packed } from "../package/installed.ts";
import { filesOf, PRINTED, type Project, projects, WRONG_STATUS } from "../package/projects.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { initRows } from "./init.ts";
import { nextRow } from "./next.ts";
import { vitestRows } from "./vitests.ts";

const top = resolve(import.meta.dirname, "../..");
const own = join(import.meta.dirname, "node_modules");
const compilers = [
  { name: "TypeScript 5.4", version: 5.4, path: join(own, "typescript54/bin/tsc"), types: own },
  {
    name: "TypeScript 5.9",
    version: 5.9,
    path: join(top, "node_modules/typescript/bin/tsc"),
    types: join(top, "node_modules"),
  },
  {
    name: "TypeScript 7",
    version: 7,
    path: join(top, "node_modules/typescript7/bin/tsc"),
    types: join(top, "node_modules"),
  },
];
type Compiler = (typeof compilers)[number];

toolArguments(
  `Usage: npm run matrix

Packs the repository, and compiles and runs generated code from the tarball in each kind of project with each compiler;
makes projects with init and tests them; builds an app of Next; runs contract tests in each version of vitest; judges
mocks of documents in many styles. Takes about fifteen minutes. The first run installs compilers in test/matrix.

  --help   show this text

Exit: 0 all run, 1 something failed, 2 unknown arguments
`,
  {},
);

run("npm", ["ci", "--no-audit", "--no-fund"], import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "verbatim-matrix-"));
try {
  const { tarball } = packed(folder);
  const generated = makeGenerated(tarball);
  const rows = projects.map((project) => [
    project.name,
    ...compilers.map((compiler) => resultOf(project, compiler, tarball, generated)),
  ]);
  rows.push([
    "the error about a wrong status",
    ...compilers.map((compiler) => wrongStatus(compiler, tarball, generated)),
  ]);
  const heads = ["project", ...compilers.map(({ name }) => name)];
  const lines = [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  console.log(lines.join("\n"));
  const inits = [
    ...(await initRows(tarball, folder)),
    nextRow(tarball, folder, generated),
    ...vitestRows(tarball, folder, generated),
  ];
  console.log(
    ["", "| project | result |", "| --- | --- |", ...inits.map((cells) => `| ${cells.join(" | ")} |`)].join(
      "\n",
    ),
  );
  const mocks = await mockedStyles();
  console.log(
    [
      "",
      "| a document in the style of | `mock`, by check | `init --from`, by check |",
      "| --- | --- | --- |",
      ...mocks.map((cells) => `| ${cells.join(" | ")} |`),
    ].join("\n"),
  );
  process.exitCode = [...rows, ...inits, ...mocks].some((cells) =>
    cells.some((cell) => cell.startsWith("failed")),
  )
    ? 1
    : 0;
} finally {
  rmSync(folder, { recursive: true });
}

/** The generated code of docs/notes, by the packed command. */
function makeGenerated(tarball: string): string {
  const home = join(folder, "generating");
  mkdirSync(home);
  install(tarball, home);
  cpSync(join(top, "docs/notes/openapi.yaml"), join(home, "openapi.yaml"));
  run(join(home, "node_modules/.bin/verbatim"), ["generate"], home);
  return join(home, "generated");
}

function resultOf(project: Project, compiler: Compiler, tarball: string, generated: string): string {
  if (compiler.version < (project.since ?? 0)) return `not in ${compiler.version}`;
  const home = mkdtempSync(join(folder, "project-"));
  for (const [name, text] of filesOf(adapted(project, compiler))) writeFileSync(join(home, name), text);
  install(tarball, home);
  cpSync(generated, join(home, "generated"), { recursive: true });
  if (project.app !== undefined) rmSync(join(home, "generated/server.ts"));
  mkdirSync(join(home, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"])
    symlinkSync(join(compiler.types, name), join(home, "node_modules", name));
  const compiled = spawnSync(process.execPath, [compiler.path, "-p", "."], { cwd: home, encoding: "utf8" });
  if (compiled.status !== 0) return `failed: ${compiled.stdout.split("\n").slice(0, 3).join(" ")}`;
  const { stdout, stderr } = spawnSync(process.execPath, [entryOf(project, home)], {
    cwd: home,
    encoding: "utf8",
    timeout: 60_000,
  });
  return stdout.trim() === PRINTED ? "runs" : `failed: ${stdout}${stderr}`;
}

/** Compiles a handler that replies with 410; returns "lists 200 | 400 | 404", in the order of the compiler. */
function wrongStatus(compiler: Compiler, tarball: string, generated: string): string {
  const home = mkdtempSync(join(folder, "project-"));
  const [project] = projects;
  for (const [name, text] of filesOf({ ...adapted(project, compiler), app: WRONG_STATUS }))
    writeFileSync(join(home, name), text);
  install(tarball, home);
  cpSync(generated, join(home, "generated"), { recursive: true });
  mkdirSync(join(home, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"])
    symlinkSync(join(compiler.types, name), join(home, "node_modules", name));
  const { stdout } = spawnSync(process.execPath, [compiler.path, "-p", "."], { cwd: home, encoding: "utf8" });
  const listed = /Type '410' is not assignable to type '([ |\d]+)'/.exec(stdout)?.[1];
  return listed === undefined ? `failed: ${stdout.slice(0, 500)}` : `lists ${listed.replaceAll(" | ", ", ")}`;
}

/** The declarations of Hono need TypeScript 5.7: with an older compiler, no project checks them. */
function adapted(project: Project, { version }: Compiler): Project {
  if (version >= 5.7 || project.app !== undefined) return project;
  return { ...project, options: { ...project.options, skipLibCheck: true } };
}

/** Bundles the project where it is one that does; returns the file to run. */
function entryOf({ runs }: Project, home: string): string {
  const external = ["hono", "@hono/node-server", "jose", "multipasta"];
  if (runs === "vite") {
    const vite = join(top, "node_modules/vite/bin/vite.js");
    run(process.execPath, [vite, "build", "--ssr", "app.ts", "--outDir", "out", "--logLevel", "error"], home);
    return "out/app.js";
  }
  if (runs === "esbuild") {
    const flags = [
      "--bundle",
      "--platform=node",
      "--format=esm",
      "--log-level=error",
      "--outfile=out/app.js",
    ];
    run(
      join(own, ".bin/esbuild"),
      ["app.ts", ...flags, ...external.map((name) => `--external:${name}`)],
      home,
    );
    return "out/app.js";
  }
  return runs;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
}
