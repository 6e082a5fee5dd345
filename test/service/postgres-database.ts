// A database on the PostgreSQL of the run, for the files that need one.
import { inject } from "vitest";

/**
 * Starts the server, if no other file has.
 *
 * @returns the URL of a new, empty database
 * @throws Error when there is no server: a test that needs one fails, and is never skipped
 */
export async function postgresDatabase(): Promise<string> {
  const response = await fetch(inject("postgres"));
  const text = await response.text();
  if (!response.ok) throw new Error(`no PostgreSQL for the tests: ${text}`);
  return text;
}
