// The command line that checks one law on one operation again.
import { quoted } from "../../conformance/counterexample/shell.ts";
import { queryField } from "../../conformance/wire/credentials.ts";
import { SECOND, type Secret } from "../../conformance/wire/secrets.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Law } from "../../laws/law.ts";
import type { CheckOptions } from "./check-options.ts";

/** The arguments of the command. */
export type CommandLine = {
  readonly document: string;
  readonly server: string;
  readonly values: CheckOptions;
};

function secretOf(name: string, secrets: readonly Secret[], isSecond: boolean): Secret | undefined {
  return secrets.find(
    (one) => one.field.toLowerCase() === name.toLowerCase() && one.variable.endsWith(SECOND) === isSecond,
  );
}

/**
 * @param url where this code is
 * @returns what runs this command again. Where npx has fetched it for one run, `npx verbatim` would run the package of a
 *   different author.
 */
export function commandAt(url: string): string {
  return url.includes("/_npx/") ? "npx @verbatim-http/kit" : "npx verbatim";
}

/** @returns the command line, with variables in place of credentials. */
export function replayLine(
  { document, server, values }: CommandLine,
  secrets: readonly Secret[],
  { seed, law, operation }: { readonly seed: number; readonly law: Law; readonly operation: Operation },
): string {
  const field =
    (option: string, suffix: string) =>
    (text: string): readonly string[] => {
      const name = text.slice(0, text.indexOf(":"));
      const secret = secretOf(name, secrets, suffix !== "");
      return [option, secret === undefined ? quoted(text) : `"${name}: ${secret.scheme}$${secret.variable}"`];
    };
  return [
    `${commandAt(import.meta.url)} check`,
    quoted(document),
    quoted(server),
    ...(values.overlay ?? []).flatMap((file) => ["--overlay", quoted(file)]),
    ...(values.root === undefined ? [] : ["--root", quoted(values.root)]),
    ...(values["allow-remote"] ? ["--allow-remote"] : []),
    ...(values["base-path"] === undefined ? [] : ["--base-path", quoted(values["base-path"])]),
    ...(values.header ?? []).flatMap(field("--header", "")),
    // All cookies are one field, and one variable.
    ...(values.cookie === undefined ? [] : field("--header", "")("Cookie: ")),
    ...(values.query ?? []).flatMap((text) => {
      const name = text.slice(0, text.indexOf("="));
      const secret = secretOf(queryField(name), secrets, false);
      return ["--query", secret === undefined ? quoted(text) : `"${name}=$${secret.variable}"`];
    }),
    ...(values.example ?? []).flatMap((text) => ["--example", quoted(text)]),
    ...(values["second-principal"] ?? []).flatMap(field("--second-principal", SECOND)),
    ...(values.open ? ["--open"] : []),
    ...(values["safe-only"] ? ["--safe-only"] : []),
    "--replay",
    quoted(`${seed}/${law.id}/${operation.id}`),
  ].join(" ");
}
