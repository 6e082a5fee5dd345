// Credentials have names: reports contain the name of a variable, never the value.
import type { Contract } from "../../contract/operation.ts";
import type { Settings } from "../settings.ts";
import { credentialFields, placesOf } from "./credentials.ts";

/** A header field or a query parameter with a secret value. */
export type Secret = {
  /** The shell variable for it, such as `TOKEN`. */
  readonly variable: string;
  /** A header field in lower case, or a query parameter with `?` before it. */
  readonly field: string;
  /** The text before the variable in the field, such as `Bearer `. */
  readonly scheme: string;
  readonly value: string;
};

/** A field that carries credentials, whatever the document says. */
const TELLING = /auth|token|key|secret|cookie|session|passw|credential|signature/i;
/** Ends the variables of the second principal. */
export const SECOND = "_2";
/** A shorter text may be in a response by chance. */
const SHORTEST = 4;
/** The end of a truncated value, at which the beginning of a secret has to be this long to count. */
const CUTS = [
  { end: /\.\.\./g, shortest: SHORTEST },
  { end: /$/g, shortest: 2 * SHORTEST },
] as const;

/** @returns the secrets of the run's principals: by the document's security schemes, and by the names of the fields. */
export function secretsOf({
  contract,
  headers = {},
  second = {},
}: Pick<Settings, "contract" | "headers" | "second">): readonly Secret[] {
  return [...secretsIn(contract, headers, ""), ...secretsIn(contract, second, SECOND)];
}

function secretsIn(
  contract: Contract,
  headers: Readonly<Record<string, string>>,
  suffix: string,
): readonly Secret[] {
  const names = credentialFields(contract);
  return Object.entries(headers).flatMap(([field, text]) => {
    const isQuery = placesOf({ [field]: text }).headers[field] === undefined;
    if (suffix === "" && !isQuery && !names.has(field.toLowerCase()) && !TELLING.test(field)) return [];
    if (isQuery)
      return [{ variable: `${variableOf(field.slice(1))}${suffix}`, field, scheme: "", value: text }];
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

/** @returns a function that replaces secrets with the names of their variables, in every spelling. */
export function redactor(secrets: readonly Secret[]): (text: string) => string {
  const spellings = secrets
    .flatMap(({ value, scheme, variable }) => valuesIn(value, scheme).map((one) => [one, variable] as const))
    .flatMap(([value, variable]) =>
      [
        value,
        JSON.stringify(value).slice(1, -1),
        encodeURIComponent(value),
        encodeURI(value),
        new URLSearchParams([["", value]]).toString().slice(1),
      ].map((spelling) => [spelling, `$${variable}`] as const),
    )
    .filter(([spelling]) => spelling.length >= SHORTEST)
    .sort(([a], [b]) => b.length - a.length);
  // A large document has tens of thousands of results.
  if (spellings.length === 0) return (text) => text;
  return (text) => {
    const whole = spellings.reduce((done, [spelling, name]) => done.replaceAll(spelling, () => name), text);
    return CUTS.reduce((done, cut) => withoutBeginnings(done, cut, spellings), whole);
  };
}

/** A sentence truncates long values, so that it may contain the beginning of a secret. */
function withoutBeginnings(
  text: string,
  { end, shortest }: (typeof CUTS)[number],
  spellings: readonly (readonly [spelling: string, name: string])[],
): string {
  let done = "";
  let from = 0;
  for (const { index } of text.matchAll(end)) {
    const before = text.slice(from, index);
    const cut = spellings
      .map(([spelling, name]) => ({ length: beginningAtEnd(before, spelling), name }))
      .reduce((a, b) => (b.length > a.length ? b : a), { length: 0, name: "" });
    done += cut.length < shortest ? before : `${before.slice(0, before.length - cut.length)}${cut.name}`;
    from = index;
  }
  return done + text.slice(from);
}

/** @returns the length of the secret's beginning at the end of the text. */
function beginningAtEnd(text: string, secret: string): number {
  let length = Math.min(text.length, secret.length);
  while (length > 0 && !text.endsWith(secret.slice(0, length))) length -= 1;
  return length;
}

/** The value and its parts: a password in Basic (RFC 7617 2), the values of cookies (RFC 6265 4.2.1). */
function valuesIn(value: string, scheme: string): readonly string[] {
  const decoded = /^basic /i.test(scheme) ? Buffer.from(value, "base64").toString("utf8") : "";
  const password = decoded.includes(":") ? decoded.slice(decoded.indexOf(":") + 1) : "";
  const cookies = /^[^\s=;]+=/.test(value)
    ? value.split(/; ?/).map((pair) => pair.slice(pair.indexOf("=") + 1))
    : [];
  return [value, decoded, password, ...cookies].filter((one) => one !== "");
}
