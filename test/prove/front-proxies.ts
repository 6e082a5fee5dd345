// nginx and Varnish in front of a service, each if it is installed.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export type FrontProxy = {
  readonly name: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Their folders are often missing in the path of a user. */
const FOLDERS = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];

/** @returns whether a program is installed. */
export function isInstalled(program: string): boolean {
  return FOLDERS.some((folder) => existsSync(join(folder, program)));
}

/**
 * @param target the port of the service
 * @returns the proxies that are installed, ready for requests
 */
export async function frontProxies(target: number): Promise<readonly FrontProxy[]> {
  const all: FrontProxy[] = [];
  if (isInstalled("nginx")) all.push(await nginx(target, "on"), await nginx(target, "off"));
  if (isInstalled("varnishd")) all.push(await varnish(target));
  return all;
}

/** @param buffering whether nginx reads the whole upload before it connects to the service */
async function nginx(target: number, buffering: "on" | "off"): Promise<FrontProxy> {
  const folder = await mkdtemp(join(tmpdir(), "nginx-"));
  const port = await freePort();
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = `
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/pid; error_log ${folder}/error.log; daemon off; worker_processes 1;
events { worker_connections 256; }
http {
  access_log off; client_max_body_size 0; ${paths.join(" ")}
  upstream service { server 127.0.0.1:${target}; keepalive 4; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_request_buffering ${buffering};
    }
  }
}`;
  await writeFile(join(folder, "nginx.conf"), config);
  const child = start("nginx", [
    "-p",
    folder,
    "-c",
    join(folder, "nginx.conf"),
    "-e",
    join(folder, "error.log"),
  ]);
  return ready(buffering === "on" ? "nginx" : "nginx without buffering", port, child, folder);
}

async function varnish(target: number): Promise<FrontProxy> {
  const folder = await mkdtemp(join(tmpdir(), "varnish-"));
  const port = await freePort();
  const child = start("varnishd", [
    ...["-F", "-n", folder, "-j", "none", "-s", "malloc,64m"],
    ...["-a", `127.0.0.1:${port}`, "-b", `127.0.0.1:${target}`],
  ]);
  return ready("Varnish", port, child, folder);
}

function start(program: string, args: readonly string[]): ChildProcess {
  const path = FOLDERS.join(delimiter);
  return spawn(program, args, { stdio: "ignore", env: { ...process.env, PATH: path } });
}

async function ready(name: string, port: number, child: ChildProcess, folder: string): Promise<FrontProxy> {
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/books`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return { name, port, close };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await close();
  throw new Error(`${name} does not answer on port ${port}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
