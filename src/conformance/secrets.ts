// Credentials have names: what is reported holds the name of a variable, never the value.
import type { Contract } from "../contract/operation.ts";
import { credentialFields } from "./principals.ts";
import type { Settings } from "./settings.ts";

/** One field of a run's principal whose value nobody may read. */
export type Secret = {
  /** The shell variable that stands for it, such as `TOKEN`. */
  readonly variable: string;
  readonly field: string;
  /** What stands before the variable in the field, such as `Bearer `. */
  readonly scheme: string;
  readonly value: string;
};

/** A field that carries credentials, whatever the document says of it. */
const TELLING = /auth|token|key|secret|cookie|session|passw|credential|signature/i;
/** What is shorter may stand in an answer by chance. */
const SHORTEST = 4;

/** @returns the secrets of the run's principals: by the document's security schemes, and by the names of the fields. */
export function secretsOf({
  contract,
  headers = {},
  second = {},
}: Pick<Settings, "contract" | "headers" | "second">): readonly Secret[] {
  return [...secretsIn(contract, headers, ""), ...secretsIn(contract, second, "_2")];
}

function secretsIn(
  contract: Contract,
  headers: Readonly<Record<string, string>>,
  suffix: string,
): readonly Secret[] {
  const names = credentialFields(contract);
  return Object.entries(headers).flatMap(([field, text]) => {
    if (suffix === "" && !names.has(field.toLowerCase()) && !TELLING.test(field)) return [];
    // RFC 9110 11.4: credentials = auth-scheme [ 1*SP ( token68 / … ) ]
    const [, scheme = "", value = text] = /^([A-Za-z][\w-]* +)(.+)$/s.exec(text) ?? [];
    return [{ variable: `${variableOf(field)}${suffix}`, field: field.toLowerCase(), scheme, value }];
  });
}

function variableOf(field: string): string {
  if (field.toLowerCase() === "authorization") return "TOKEN";
  return field
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "_")
    .replace(/^(?=\d)/, "_");
}

/** @returns a function that puts the names of variables in the place of secrets, in whatever spelling they stand. */
export function redactor(secrets: readonly Secret[]): (text: string) => string {
  const spellings = secrets
    .flatMap(({ value, scheme, variable }) => valuesIn(value, scheme).map((one) => [one, variable] as const))
    .flatMap(([value, variable]) =>
      [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)].map(
        (spelling) => [spelling, `$${variable}`] as const,
      ),
    )
    .filter(([spelling]) => spelling.length >= SHORTEST)
    .sort(([a], [b]) => b.length - a.length);
  return (text) => spellings.reduce((done, [spelling, name]) => done.replaceAll(spelling, () => name), text);
}

/** The value, and what it is made of: a password in Basic (RFC 7617 2), the values of cookies (RFC 6265 4.2.1). */
function valuesIn(value: string, scheme: string): readonly string[] {
  const decoded = /^basic /i.test(scheme) ? Buffer.from(value, "base64").toString("utf8") : "";
  const password = decoded.includes(":") ? decoded.slice(decoded.indexOf(":") + 1) : "";
  const cookies = /^[^\s=;]+=/.test(value)
    ? value.split(/; ?/).map((pair) => pair.slice(pair.indexOf("=") + 1))
    : [];
  return [value, decoded, password, ...cookies].filter((one) => one !== "");
}
