// The compared servers, each alone in a process that reports its costs.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Costs } from "./costs.ts";

export type Row = {
  readonly name: string;
  /** The program and its arguments, relative to this folder. */
  readonly program: readonly string[];
  /** The service verifies tokens, and each request has one. */
  readonly takesToken?: true;
};

const SERVE = ["../../src/cli/verbatim.js", "serve"];

/** The first one is what the others are compared with. */
export const rows = [
  { name: "node:http", program: ["peers/raw.ts"] },
  { name: "Hono", program: ["peers/hono.ts"] },
  { name: "@hono/zod-openapi", program: ["peers/zod-openapi.ts"] },
  { name: "Fastify", program: ["peers/fastify.ts"] },
  { name: "express-openapi-validator", program: ["peers/express.ts"] },
  { name: "Verbatim", program: SERVE },
  { name: "Verbatim, token", program: SERVE, takesToken: true },
  { name: "Verbatim, --log off", program: [...SERVE, "--log", "off"] },
] as const satisfies readonly Row[];

/** A server that answers. */
export type Server = {
  readonly name: string;
  readonly port: number;
  /** Fields that each request has. */
  readonly fields: Readonly<Record<string, string>>;
  readonly costs: () => Promise<Costs>;
  readonly stop: () => Promise<void>;
};

const SECRET = "4f0c1b8e9d2a7365fb1e08c9d47a2b63";
const COSTS = new URL("costs.ts", import.meta.url).href;

/** @returns a server as soon as it answers, and the milliseconds until then. */
export async function start(
  row: Row,
  { pinned }: { readonly pinned: boolean },
): Promise<Server & { readonly wall: number }> {
  const port = await freePort();
  const secret = row.takesToken ? { VERBATIM_JWT_SECRET: SECRET } : {};
  const [script = "", ...more] = row.program;
  const program = [process.execPath, "--import", COSTS, pathOf(script), ...more];
  const [command = "", ...args] = pinned ? ["taskset", "-c", "0", ...program] : program;
  const started = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...secret, PORT: String(port) },
    // A file, as in a service whose log is kept: a pipe would charge the reader's pauses to the server.
    stdio: ["ignore", openSync("/dev/null", "w"), "inherit", "ipc"],
  });
  await answered(port, child);
  const wall = performance.now() - started;
  const fields = row.takesToken ? { authorization: `Bearer ${token()}` } : {};
  return { name: row.name, port, fields, wall, costs: () => costsOf(child), stop: () => stopChild(child) };
}

/** @returns whether this machine can keep server and load on separate processors; then the load runs on its own. */
export function pinLoad(): boolean {
  return spawnSync("taskset", ["-a", "-cp", "1", String(process.pid)]).status === 0;
}

function token(): string {
  const args = [pathOf("../../src/cli/verbatim.js"), "token", "--sub", "bench", "--scope", "books:write"];
  const made = spawnSync(process.execPath, args, { env: { ...process.env, VERBATIM_JWT_SECRET: SECRET } });
  return made.stdout.toString().trim();
}

async function answered(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/books?limit=1`);
      await response.text();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

async function costsOf(child: ChildProcess): Promise<Costs> {
  const message = once(child, "message") as Promise<[Costs]>;
  child.send("costs");
  const [costs] = await message;
  return costs;
}

async function stopChild(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
