// Starts one PostgreSQL for all test files of a run, when the first of them asks for it; each asks for a database of its own.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers each request with the URL of a new, empty database. */
    readonly postgres: string;
  }
}

/** No test needs what survives a crash of the machine. */
const FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof startDatabases> | undefined;
  const server = createServer((_request, response) => {
    started ??= startDatabases();
    started
      .then(({ next }) => next())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  project.provide("postgres", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    // A server that could not start has failed the files that asked for it.
    await (await started?.catch(() => undefined))?.end();
  };
}

async function startDatabases() {
  const { url, stop } = await startPostgres(FAST);
  const made: string[] = [];
  /** One after the other: PostgreSQL copies its template for each. */
  let last: Promise<unknown> = Promise.resolve();
  const run = (text: string): Promise<void> => {
    const ran = last.then(() => execute(url, text));
    last = ran.catch(() => undefined);
    return ran;
  };
  return {
    next: async (): Promise<string> => {
      // Random, since runs that share the server of TEST_POSTGRES_URL may have the same process id in their containers.
      const name = `verbatim_test_${randomBytes(8).toString("hex")}`;
      made.push(name);
      await run(`create database ${name}`);
      const database = new URL(url);
      database.pathname = `/${name}`;
      return database.href;
    },
    end: async (): Promise<void> => {
      for (const name of made) await run(`drop database if exists ${name} with (force)`);
      await stop();
    },
  };
}

async function execute(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
