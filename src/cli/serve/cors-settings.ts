// The pages that may use what `serve` and `mock` serve (CORS): options, else environment variables.
import { isToken } from "../../http/field.ts";
import { UsageError } from "../arguments.ts";

export type CorsSettings = {
  readonly allowedOrigins: readonly string[];
  readonly allowedHeaders: readonly string[];
};

type Options = {
  readonly "allow-origin"?: readonly string[] | undefined;
  readonly "allow-header"?: readonly string[] | undefined;
};

/**
 * @param options from the command line
 * @param env the environment
 * @returns the origins, and the header fields that their pages may send
 * @throws UsageError that names the option or the variable
 */
export function corsSettingsFrom(
  options: Options,
  env: Readonly<Record<string, string | undefined>>,
): CorsSettings {
  /** Each text, and where it comes from. */
  const listed = (name: keyof Options, variable: string): readonly (readonly [string, string])[] => {
    const where = options[name] === undefined ? variable : `--${name}`;
    const texts = options[name] ?? (env[variable] ?? "").split(/[\s,]+/);
    return texts.filter((text) => text !== "").map((text) => [where, text] as const);
  };
  return {
    allowedOrigins: listed("allow-origin", "VERBATIM_ALLOW_ORIGIN").map((one) => originFrom(...one)),
    allowedHeaders: listed("allow-header", "VERBATIM_ALLOW_HEADER").map((one) => headerFrom(...one)),
  };
}

/** @throws UsageError that names the option or the variable */
export function originFrom(where: string, text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(
    `${where}: "${text}" is not an origin; write scheme, host and port only, such as https://app.example`,
  );
}

function headerFrom(where: string, text: string): string {
  if (isToken(text)) return text;
  throw new UsageError(`${where}: "${text}" is not the name of a header field; write one such as X-Tenant`);
}
