// The settings of `check`: what the command line says, held against what there is.
import type { Contract } from "../../contract/operation.ts";
import { laws } from "../../laws/all.ts";
import type { Law } from "../../laws/law.ts";
import { near } from "../text/near.ts";

export type CheckOptions = {
  readonly format: string;
  readonly header?: readonly string[] | undefined;
  readonly "second-principal"?: readonly string[] | undefined;
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly operation?: readonly string[] | undefined;
  readonly replay?: string | undefined;
  readonly seed: string;
  readonly budget: string;
  readonly concurrency: string;
  readonly "base-path"?: string | undefined;
  readonly "safe-only": boolean;
  readonly strict: boolean;
  readonly open: boolean;
};

export type Wanted = { readonly laws: readonly Law[]; readonly operations: ReadonlySet<string> | undefined };

const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/;

/**
 * @param texts header fields as `Name: value`
 * @returns them by name
 * @throws Error that says how one is written, and not what was said: it may be a secret
 */
export function headersFrom(option: string, texts: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = FIELD.exec(text) ?? [];
      if (name === undefined || value === undefined || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        throw new Error(`${option} takes a header field, such as ${option} "Authorization: Bearer $TOKEN"`);
      }
      return [name, value];
    }),
  );
}

/** @returns the number; throws Error that names the option and its bounds. */
export function numberFrom(option: string, text: string, [least, most]: readonly [number, number]): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${option} takes a number from ${least} to ${most}, not "${text}"`);
}

/** @returns the parts of `SEED/LAW/OPERATION`, of which the last two may be absent. */
export function replayFrom(text: string): {
  readonly seed: string;
  readonly law: string | undefined;
  readonly operation: string | undefined;
} {
  const [seed = "", law, ...operation] = text.split("/");
  return { seed, law, operation: operation.length === 0 ? undefined : operation.join("/") };
}

/**
 * @param options what the command line says
 * @param contract whose operations may be named
 * @returns which laws are asked of which operations; `undefined` for all
 * @throws Error that names what there is none of, and what is near
 */
export function wantedFrom(options: CheckOptions, contract: Contract): Wanted {
  const replay = replayFrom(options.replay ?? "");
  const only = [...(options.only ?? []), ...(replay.law === undefined ? [] : [replay.law])];
  const skip = options.skip ?? [];
  for (const id of [...only, ...skip]) lawNamed(id);
  const named = [...(options.operation ?? []), ...(replay.operation === undefined ? [] : [replay.operation])];
  const ids = contract.operations.map(({ id }) => id);
  for (const id of named) {
    if (!ids.includes(id)) throw new Error(`the document has no operation "${id}"${near(id, ids)}`);
  }
  return {
    laws: laws.filter(({ id }) => (only.length === 0 || only.includes(id)) && !skip.includes(id)),
    operations: named.length === 0 ? undefined : new Set(named),
  };
}

/**
 * @returns the law of this name
 * @throws Error with the names that are near, and where all are told
 */
export function lawNamed(id: string): Law {
  const found = laws.find((law) => law.id === id);
  if (found !== undefined) return found;
  const ids = laws.map((law) => law.id);
  throw new Error(`there is no law "${id}"${near(id, ids)} The laws: ${ids.join(", ")}.`);
}

/**
 * @param text where the server is
 * @param basePath `--base-path`
 * @param declared the path of the first server that the document names
 * @returns where the server's paths begin: by the option, else by the URL, else by the document
 * @throws Error when it is no URL of a server
 */
export function baseUrlFrom(text: string, basePath: string | undefined, declared: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(`the server is a URL such as http://127.0.0.1:8080, not "${text}"`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new Error("credentials go into --header, not into the URL");
  }
  if (url.search !== "" || url.hash !== "") throw new Error("the server's URL has no query and no fragment");
  const own = url.pathname.replace(/\/+$/, "");
  const path = basePath ?? (own === "" ? declared : own);
  return `${url.origin}${path.replace(/^(?=[^/])/, "/").replace(/\/+$/, "")}`;
}
