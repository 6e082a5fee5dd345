// Starts the service as a process that can be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type Server = { readonly port: number; readonly kill: () => Promise<void> };

/** @returns a service on the store, which listens. */
export async function startServer(store: string): Promise<Server> {
  const script = fileURLToPath(new URL("crash-server.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, store], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const early = ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
  early.catch(() => undefined);
  const [line] = (await Promise.race([once(child.stdout ?? child, "data"), early])) as readonly unknown[];
  return {
    port: Number(String(line)),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
