// The settings of `check`: the command line, checked against the laws and the document.

import { queryField } from "../../conformance/wire/credentials.ts";
import type { Contract, Parameter } from "../../contract/operation.ts";
import { FIELD_LINE, trimSpace } from "../../http/field.ts";
import { withoutEndSlashes } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { laws } from "../../laws/all.ts";
import { byImportance } from "../../laws/importance.ts";
import type { Law } from "../../laws/law.ts";
import { fields } from "../../semantics/fields.ts";
import { numberFrom, UsageError } from "../arguments.ts";
import { suggestion } from "../text/suggestion.ts";
import { wrapped } from "../text/wrap.ts";
import { type Demands, levelNames } from "./demands.ts";

export type CheckOptions = {
  readonly format: string;
  readonly output?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly "update-baseline": boolean;
  readonly suggest?: string | undefined;
  readonly rate?: string | undefined;
  readonly verbose: boolean;
  readonly overlay?: readonly string[] | undefined;
  readonly root?: string | undefined;
  readonly "allow-remote": boolean;
  readonly header?: readonly string[] | undefined;
  readonly "second-principal"?: readonly string[] | undefined;
  readonly cookie?: readonly string[] | undefined;
  readonly query?: readonly string[] | undefined;
  readonly example?: readonly string[] | undefined;
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly operation?: readonly string[] | undefined;
  readonly replay?: string | undefined;
  readonly seed: string;
  readonly budget: string;
  readonly timeout: string;
  readonly concurrency: string;
  readonly "base-path"?: string | undefined;
  readonly "safe-only": boolean;
  readonly strict: boolean;
  readonly "fail-on": string;
  readonly coverage: string;
  readonly open: boolean;
};

export type Wanted = { readonly laws: readonly Law[]; readonly operations: ReadonlySet<string> | undefined };

/**
 * @param texts header fields as `Name: value`
 * @returns them by name
 * @throws UsageError that does not repeat the text, which may be a secret
 */
export function headersFrom(option: string, texts: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, written] = FIELD_LINE.exec(text) ?? [];
      const value = trimSpace(written ?? "");
      if (name === undefined || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        throw new UsageError(
          `${option}: not a header field; write "NAME: VALUE", such as "Authorization: Bearer $TOKEN"`,
        );
      }
      return [name, value];
    }),
  );
}

/** @returns what makes the run fail; throws UsageError for an unknown level, or an invalid percentage. */
export function demandsFrom({ strict, coverage, "fail-on": text }: CheckOptions): Demands {
  const failOn = levelNames.find((level) => level.toLowerCase() === text.toLowerCase());
  if (failOn === undefined)
    throw new UsageError(`--fail-on: "${text}" is not one of must, should, convention`);
  const percentage = { what: "a percentage", least: 0, most: 100 };
  return { strict, failOn, coverage: numberFrom("--coverage", coverage, percentage) };
}

/**
 * @param texts cookies as `name=value`
 * @returns them as one header field (RFC 6265 5.4); none if there are none
 * @throws UsageError that does not repeat the text, which may be a secret
 */
export function cookiesFrom(texts: readonly string[] = []): Readonly<Record<string, string>> {
  if (texts.some((text) => !/^[^\s=;,]+=[!-~]*$/.test(text) || text.includes(";")))
    throw new UsageError('--cookie: not a cookie; write "NAME=VALUE", such as "session=$SESSION"');
  return texts.length === 0 ? {} : { [fields.cookie.name]: texts.join("; ") };
}

/**
 * @param texts query parameters with credentials, as `name=value`
 * @returns them as the credentials of a run
 * @throws UsageError that does not repeat the text, which may be a secret
 */
export function queriesFrom(texts: readonly string[] = []): Readonly<Record<string, string>> {
  if (texts.some((text) => !/^[^=&#\s]+=./.test(text)))
    throw new UsageError('--query: not a query parameter; write "NAME=VALUE", such as "api_key=$API_KEY"');
  return Object.fromEntries(
    texts.map((text) => [queryField(nameOf(text)), text.slice(text.indexOf("=") + 1)] as const),
  );
}

/** @returns the credentials of a second principal: header fields, and query parameters as `?name: value`. */
export function secondFrom(texts: readonly string[] = []): Readonly<Record<string, string>> {
  const option = "--second-principal";
  const [queries, headers] = [true, false].map((isQuery) =>
    texts.filter((text) => text.startsWith("?") === isQuery),
  );
  const named = (queries ?? []).map((text) => text.slice(1));
  const asked = Object.entries(headersFrom(option, named));
  return {
    ...headersFrom(option, headers),
    ...Object.fromEntries(asked.map(([name, value]) => [queryField(name), value])),
  };
}

/**
 * @param contract of the document
 * @param texts values of parameters, as `name=value`
 * @returns the contract with these values as the examples of the parameters
 * @throws UsageError for a parameter that the document does not have
 */
export function withExamples(contract: Contract, texts: readonly string[] = []): Contract {
  const values = new Map(texts.map((text) => [nameOf(text), text.slice(text.indexOf("=") + 1)]));
  const names = new Set(contract.operations.flatMap((one) => one.parameters.map(({ name }) => name)));
  for (const text of texts) {
    const name = nameOf(text);
    if (!text.includes("="))
      throw new UsageError(`--example: "${text}" is not NAME=VALUE, such as tenant=acme`);
    if (!names.has(name))
      throw new UsageError(
        `--example: the document has no parameter "${name}"${suggestion(name, [...names])}`,
      );
  }
  const given = (one: Parameter): Parameter => {
    const value = values.get(one.name);
    return value === undefined
      ? one
      : { ...one, resolved: { ...membersOf(one.resolved), examples: [value] } };
  };
  if (values.size === 0) return contract;
  const operations = contract.operations.map((one) => ({ ...one, parameters: one.parameters.map(given) }));
  return { ...contract, operations };
}

function nameOf(text: string): string {
  const end = text.indexOf("=");
  return end < 0 ? text : text.slice(0, end);
}

/** @returns the parts of `SEED/LAW/OPERATION`; the last two are optional. */
export function replayFrom(text: string): {
  readonly seed: string;
  readonly law: string | undefined;
  readonly operation: string | undefined;
} {
  const [seed = "", law, ...operation] = text.split("/");
  return { seed, law, operation: operation.length === 0 ? undefined : operation.join("/") };
}

/**
 * @param options from the command line
 * @param contract the document's operations
 * @returns the laws and the operations to check; `undefined` for all operations
 * @throws UsageError for an unknown law or operation, with the names that are close
 */
export function wantedFrom(options: CheckOptions, contract: Contract): Wanted {
  const { law, operation } = replayFrom(options.replay ?? "");
  const only = [...(options.only ?? []), ...(law === undefined ? [] : [law])];
  const skip = options.skip ?? [];
  for (const id of options.only ?? []) lawNamed("--only", id);
  for (const id of skip) lawNamed("--skip", id);
  if (law !== undefined) lawNamed("--replay", law);
  const ids = contract.operations.map(({ id }) => id);
  for (const id of options.operation ?? []) mustBeOperation("--operation", id, ids);
  if (operation !== undefined) mustBeOperation("--replay", operation, ids);
  const named = [...(options.operation ?? []), ...(operation === undefined ? [] : [operation])];
  return {
    laws: byImportance(
      laws.filter(({ id }) => (only.length === 0 || only.includes(id)) && !skip.includes(id)),
    ),
    operations: named.length === 0 ? undefined : new Set(named),
  };
}

function mustBeOperation(option: string, id: string, ids: readonly string[]): void {
  if (ids.includes(id)) return;
  const near = suggestion(id, ids) || "; verbatim explain lists its operations";
  throw new UsageError(`${option}: the document has no operation "${id}"${near}`);
}

/**
 * @param option where the name comes from
 * @returns the law of this name
 * @throws UsageError with the names that are close, else with all of them
 */
export function lawNamed(option: string, id: string): Law {
  const found = laws.find((law) => law.id === id);
  if (found !== undefined) return found;
  const ids = laws.map((law) => law.id);
  const near = suggestion(id, ids) || `. The laws:\n${wrapped(`  ${ids.join(", ")}`, 80, 2).join("\n")}`;
  throw new UsageError(`${option}: there is no law "${id}"${near}`);
}

/**
 * @param text the URL of the server
 * @param basePath `--base-path`
 * @param declared the path of the document's first server
 * @returns the URL that the document's paths are relative to: by the option, else the URL, else the document
 * @throws UsageError when the text is not the URL of a server
 */
export function baseUrlFrom(text: string, basePath: string | undefined, declared: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`SERVER: "${text}" is not an http or https URL, such as http://127.0.0.1:8080`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("SERVER: the URL contains credentials; pass them with --header");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new UsageError("SERVER: the URL has a query or a fragment; leave it out");
  }
  const own = withoutEndSlashes(url.pathname);
  const path = basePath ?? (own === "" ? declared : own);
  return `${url.origin}${withoutEndSlashes(path.replace(/^(?=[^/])/, "/"))}`;
}
