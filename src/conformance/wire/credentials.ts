// The credentials of each principal.
import type { Contract } from "../../contract/operation.ts";
import type { Exchange, Principal } from "../../laws/exchange.ts";
import { NotExercised } from "../../laws/reason.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import type { Settings } from "../settings.ts";

type Fields = Readonly<Record<string, string>>;

/**
 * @param settings of the run
 * @returns principal -> header fields and query parameters of its requests; throws NotExercised if the run has no second principal
 */
export function makeCredentials({
  contract,
  headers = {},
  second,
}: Pick<Settings, "contract" | "headers" | "second">): (as: Principal | undefined) => Fields {
  const names = credentialFields(contract);
  const isCredential = (name: string): boolean => name.startsWith(QUERY) || names.has(name.toLowerCase());
  const nobody = Object.fromEntries(Object.entries(headers).filter(([name]) => !isCredential(name)));
  const impostor = Object.entries(headers).filter(([name]) => isCredential(name));
  const wrong = impostor.map(([name, value]) => [name, unknownLike(value)] as const);
  const bearer = wrong.length > 0 ? wrong : [[fields.authorization.name, "Bearer nobody"] as const];
  return (as) => {
    if (as === undefined) return headers;
    if (as === "nobody") return nobody;
    if (as === "impostor") return { ...nobody, ...Object.fromEntries(bearer) };
    if (as !== "second") return { ...nobody, ...malformed(headers, as) };
    if (second === undefined) throw new NotExercised({ kind: "no second principal" });
    return { ...nobody, ...second };
  };
}

/** @throws NotExercised if the run has no Authorization field with a scheme */
function malformed(headers: Fields, as: Exclude<Principal, "nobody" | "impostor" | "second">): Fields {
  const { name } = fields.authorization;
  const [, own = ""] =
    Object.entries(headers).find(([field]) => field.toLowerCase() === name.toLowerCase()) ?? [];
  // RFC 9110 11.4: credentials = auth-scheme [ 1*SP ( token68 / … ) ]
  const [, scheme = "", token] = /^(\S+) +(\S.*)$/s.exec(own) ?? [];
  if (token === undefined) throw new NotExercised({ kind: "no Authorization field" });
  const other = scheme.toLowerCase() === "basic" ? "Bearer" : "Basic";
  // A server that also takes its tokens under a different scheme is lenient, and still checks them.
  const wrong = unknownLike(token);
  const values = { "other scheme": `${other} ${wrong}`, "no scheme": wrong, "no token": scheme };
  return { [name]: values[as] };
}

const QUERY = "?";

/** @returns the name, in credentials, of a query parameter: no header field has such a name. */
export function queryField(name: string): string {
  return `${QUERY}${name}`;
}

/** Credentials by the place in which a request carries them; a query parameter has its own name here. */
export type Places = { readonly headers: Fields; readonly query: Fields };

/** @returns the header fields and the query parameters among credentials. */
export function placesOf(credentials: Fields): Places {
  const [query, headers] = [true, false].map((isQuery) =>
    Object.entries(credentials).filter(([name]) => name.startsWith(QUERY) === isQuery),
  );
  return {
    headers: Object.fromEntries(headers ?? []),
    query: Object.fromEntries((query ?? []).map(([name, value]) => [name.slice(QUERY.length), value])),
  };
}

/** @returns whether the run's fields carry credentials, by the document's security schemes. */
export function hasCredentials({ contract, headers = {} }: Pick<Settings, "contract" | "headers">): boolean {
  if (Object.keys(headers).length === 0) return false;
  const names = credentialFields(contract);
  return Object.keys(headers).some((name) => name.startsWith(QUERY) || names.has(name.toLowerCase()));
}

/** @returns whether a request carries exactly the run's own credentials. */
export function ownRequests({
  contract,
  headers = {},
}: Pick<Settings, "contract" | "headers">): (exchange: Exchange) => boolean {
  const places = placesOf(headers);
  const own = new Map(Object.entries(places.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const names = [...credentialFields(contract)].filter((name) => !name.startsWith(QUERY));
  const query = Object.entries(places.query);
  const hasQuery = ({ target }: Exchange["request"]): boolean => {
    const sent = new URLSearchParams(target.replace(/^[^?]*/, ""));
    return query.every(([name, value]) => sent.get(name) === value);
  };
  return ({ request }) =>
    names.every((name) => request.headers[name] === own.get(name)) &&
    (query.length === 0 || hasQuery(request));
}

/** @returns the header fields, in lower case, that carry credentials by the document's security schemes. */
export function credentialFields(contract: Contract): ReadonlySet<string> {
  // Each law asks for them about each operation, so this makes no lists of lists.
  const names = new Set([fieldNames.authorization, fieldNames.cookie]);
  for (const { security } of contract.operations)
    for (const { schemes } of security)
      for (const { field } of schemes) if (field !== undefined) names.add(field.toLowerCase());
  return names;
}

/**
 * Credentials of the same scheme, length and first characters that were never issued (RFC 9110 11.4): a server that
 * checks only the form accepts them. Of a signed token (RFC 7515 3.1) only the signature is changed.
 */
function unknownLike(value: string): string {
  const [, scheme = "", token = ""] = /^(\S+ +)?(.*)$/s.exec(value) ?? [];
  const signed = /^([\w-]+\.[\w-]*\.)([\w-]+)$/.exec(token);
  const kept = signed?.[1] ?? token.slice(0, Math.min(4, Math.floor(token.length / 3)));
  return `${scheme}${kept}${token.slice(kept.length).replace(/[A-Za-z0-9]/g, otherThan)}`;
}

/** The next character of the same kind. */
function otherThan(char: string): string {
  const last = { z: "a", Z: "A", "9": "0" }[char];
  return last ?? String.fromCharCode(char.charCodeAt(0) + 1);
}
