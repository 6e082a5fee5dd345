// `next build` of an app with Next's own tsconfig, whose page and route use a generated client.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { install, manifestIn } from "../package/installed.ts";

const top = resolve(import.meta.dirname, "../..");
const own = join(import.meta.dirname, "node_modules");

const FILES = {
  "package.json": '{ "private": true }',
  "app/layout.tsx": `export default ({ children }: { children: React.ReactNode }) => <html><body>{children}</body></html>;
`,
  "app/page.tsx": `"use client";
import { createClient } from "../generated/client";
import type { Note } from "../generated/schema";

const api = createClient({ baseUrl: "http://127.0.0.1:8080" });
export default function Page() {
  const add = async () => {
    const note: Note = await api.addNote({ body: { text: "one" } }).orThrow();
    console.log(note.id);
  };
  return <button onClick={add}>Add</button>;
}
`,
  "app/notes/route.ts": `import { createClient } from "../../generated/client";

const api = createClient({ baseUrl: "http://127.0.0.1:8080" });
export async function GET() {
  return Response.json((await api.listNotes()).data ?? []);
}
`,
};

/** @returns a row: the version of Next, and "builds" or the first thing that failed. */
export function nextRow(tarball: string, folder: string, generated: string): readonly string[] {
  const home = join(folder, "next");
  for (const path of ["app/notes", "node_modules/@types"]) mkdirSync(join(home, path), { recursive: true });
  install(tarball, home);
  for (const name of ["next", "react", "react-dom", "@types/react"])
    symlinkSync(join(own, name), join(home, "node_modules", name));
  symlinkSync(join(top, "node_modules/@types/node"), join(home, "node_modules/@types/node"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(home, name), text);
  for (const name of ["client.ts", "schema.ts"])
    cpSync(join(generated, name), join(home, "generated", name), { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(own, "next/dist/bin/next"), "build", "--webpack"],
    { cwd: home, encoding: "utf8", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1" } },
  );
  const isBuilt = status === 0 && existsSync(join(home, ".next/BUILD_ID"));
  const { version } = manifestIn(join(own, "next"));
  return [`next build, Next ${version}`, isBuilt ? "builds" : `failed: ${stdout}${stderr}`];
}
