// Loads a generated server from its text.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Wiring } from "../server/wiring.ts";

/**
 * @param server the text of a generated `server.ts`
 * @returns the facts about its operations, with compiled validators
 */
export async function loadWiring(server: string): Promise<Readonly<Record<string, Wiring>>> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-mock-"));
  try {
    const file = join(folder, "server.ts");
    await writeFile(file, server.split("\n").map(resolved).join("\n"));
    const { wiring } = (await import(pathToFileURL(file).href)) as {
      readonly wiring: Readonly<Record<string, Wiring>>;
    };
    return wiring;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Outside of a project, no package is found by its name. */
function resolved(line: string): string {
  const [start = "", name = "", end] = line.split('"');
  return end === ";" && name.startsWith("@verbatim-http/kit/")
    ? `${start}"${import.meta.resolve(name)}";`
    : line;
}
