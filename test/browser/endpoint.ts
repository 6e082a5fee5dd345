// The browser of the run, for the files that need one.
import { inject } from "vitest";

/**
 * Starts the browser, if no other file has.
 *
 * @returns where it listens; `undefined` where this machine has none
 * @throws Error in CI, where there is none
 */
export async function chromiumEndpoint(): Promise<string | undefined> {
  const response = await fetch(inject("chromium"));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text === "" ? undefined : text;
}
