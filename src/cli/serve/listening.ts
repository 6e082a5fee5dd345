// What the commands that listen have in common: their port, their log, and the error for a port that is taken.
import { numberFrom, UsageError } from "../arguments.ts";

/** Where a setting comes from, to name in an error, and its text. */
export type Given = { readonly where: string; readonly text: string };

/**
 * @param text the option's text, if it was given
 * @param env the environment
 * @returns the text, and which of option and variable to name in an error
 */
export function given(
  text: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  names: { readonly option: string; readonly variable: string; readonly fallback: string },
): Given {
  const { option, variable, fallback } = names;
  return text === undefined ? { where: variable, text: env[variable] || fallback } : { where: option, text };
}

/** @throws UsageError that names the option or the variable */
export function portFrom({ where, text }: Given): number {
  return numberFrom(where, text, { what: "a port", least: 0, most: 65535 });
}

/**
 * @returns whether the log has a line for each request
 * @throws UsageError that names the option or the variable
 */
export function logsRequestsFrom({ where, text }: Given): boolean {
  if (text === "on" || text === "off") return text === "on";
  throw new UsageError(`${where}: "${text}" is neither on nor off; with off, requests are not logged`);
}

/** What Node's codes mean for a person who starts a server. */
const FAULTS: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "you may not use this port; choose one above 1023"],
  ["EADDRNOTAVAIL", "this machine does not have this address"],
  ["ENOTFOUND", "this host name has no address"],
]);

type Place = { readonly host: string; readonly port: number };

/**
 * @param error why nothing listens
 * @param option the option that chooses the port
 * @returns what to do, for a port that is taken or cannot be used; otherwise the error
 */
export function listenError(error: unknown, option: string, { host, port }: Place): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new Error(
      `${option}: ${port} is already in use on ${host}; choose a different one, or 0 for any free port`,
    );
  const why = FAULTS.get(code);
  return why === undefined ? error : new Error(`cannot listen on ${host}, port ${port}: ${why}`);
}
