// Finds the texts of a sequence that differ from run to run: those that the run chose, and those from the server.
import { bare, idNames } from "../../contract/inferred/identity.ts";
import type { Contract } from "../../contract/operation.ts";
import { parsePointer } from "../../json/pointer.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import type { Settings } from "../settings.ts";
import { isSafe } from "../wire/exchanges.ts";
import { idOf } from "../world/addresses.ts";
import { isUnusedNumber } from "../world/fresh-id.ts";
import { createdBy } from "../world/tidy.ts";
import { type Part, partWithId, partWithTag } from "./captures.ts";
import { idSegments, segmentsOf, sentBack, tagsOf } from "./evidence.ts";
import { foreignIdsIn } from "./foreign-ids.ts";

export type VariableSettings = Pick<Settings, "contract" | "baseUrl" | "run">;

/** The run's prefix, a UUID or a number; `value` is the one that the run chose. */
export type Fresh = {
  readonly variable: string;
  readonly kind: "word" | "uuid" | "number";
  readonly value: string;
};

/** A variable, and the part of a response that is its value. */
export type Capture = { readonly variable: string; readonly part: Part };

export type Variables = {
  /** Value -> name. */
  readonly values: ReadonlyMap<string, string>;
  /** The variables that a request can contain: a value from a response is available only to later requests. */
  readonly valuesBefore: (exchange: Exchange) => ReadonlyMap<string, string>;
  readonly fresh: readonly Fresh[];
  readonly captures: ReadonlyMap<Exchange, readonly Capture[]>;
  /** The requests whose content is that of an earlier response, and the name of its variable. */
  readonly whole: ReadonlyMap<Exchange, string>;
};

/** The variable for the prefix of a run's ids and keys. */
export const WORD = "RUN";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^\d{4,15}$/;

/**
 * An id is a variable only if the response to the request that created its resource has it: a different response may
 * have the same value by chance, and a script that deletes by it would delete the data of others.
 *
 * @returns the variables of a sequence
 */
export function variablesIn(settings: VariableSettings, exchanges: readonly Exchange[]): Variables {
  const { contract, run } = settings;
  const chosen = chosenIds(contract, exchanges);
  const word = wordIn(exchanges, run);
  const values = new Map(word === undefined ? [] : [[word, WORD]]);
  const fresh: Fresh[] = word === undefined ? [] : [{ variable: WORD, kind: "word", value: word }];
  const captures = new Map<Exchange, Capture[]>();
  const whole = new Map<Exchange, string>();
  const add = (value: string, wanted: string): string => {
    const taken = new Set(values.values());
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    values.set(value, name);
    return name;
  };
  const capture = (source: Exchange, variable: string, part: Part): void => {
    captures.set(source, [...(captures.get(source) ?? []), { variable, part }]);
  };
  for (const [at, exchange] of exchanges.entries()) {
    const before = exchanges.slice(0, at);
    for (const id of idSegments(contract, exchange)) {
      if (values.has(id) || (word !== undefined && id.includes(word))) continue;
      const name = nameOf(contract, exchange, id);
      const found =
        sourceOf(settings, before, id) ?? (isOnlyRead(id, exchanges) ? anySource(before, id) : undefined);
      if (found !== undefined) capture(found.source, add(id, name), found.part);
      else if (UUID.test(id)) fresh.push({ variable: add(id, name), kind: "uuid", value: id });
      else if (chosen.has(id)) fresh.push({ variable: add(id, name), kind: "number", value: id });
    }
    for (const { member, id } of foreignIdsIn(contract, exchange)) {
      const found = values.has(id) ? undefined : sourceOf(settings, before, encodeURIComponent(id));
      if (found !== undefined) capture(found.source, add(id, variableName(member)), found.part);
    }
    for (const tag of tagsOf(exchange)) {
      const source = before.findLast((one) => partWithTag(one, tag) !== undefined);
      if (source !== undefined && !values.has(tag)) capture(source, add(tag, "tag"), { from: "tag" });
    }
    const source = sentBack(exchange, before);
    if (source !== undefined) {
      const name = `content${whole.size === 0 ? "" : whole.size + 1}`;
      whole.set(exchange, name);
      capture(source, name, { from: "content" });
    }
  }
  const valuesBefore = (exchange: Exchange): ReadonlyMap<string, string> => {
    const later = exchanges.slice(exchanges.indexOf(exchange)).flatMap((one) => captures.get(one) ?? []);
    const unknown = new Set(later.map(({ variable }) => variable));
    return new Map([...values].filter(([, variable]) => !unknown.has(variable)));
  };
  return { values, valuesBefore, fresh, captures, whole };
}

type Source = { readonly source: Exchange; readonly part: Part };

/** The response that created the resource with this id, and the part of it that is the id. */
function sourceOf(settings: VariableSettings, before: readonly Exchange[], id: string): Source | undefined {
  for (const source of before) {
    const created = createdBy(settings, source);
    if (created === undefined || encodeURIComponent(idOf(created)) !== id) continue;
    const names = idNames(created.resource.path);
    const identity = Object.values(operationNamed(settings.contract, created.resource.read)?.identity ?? {});
    const own = identity.flatMap((pointer) => parsePointer(pointer)?.slice(-1) ?? []);
    const part = partWithId(source, id, (name) => own.includes(name) || names.includes(bare(name)));
    if (part !== undefined) return { source, part };
  }
  return undefined;
}

/** A wrong id does no harm in a request that only reads. */
function anySource(before: readonly Exchange[], id: string): Source | undefined {
  for (const source of before) {
    const part = partWithId(source, id);
    if (part !== undefined) return { source, part };
  }
  return undefined;
}

function isOnlyRead(id: string, exchanges: readonly Exchange[]): boolean {
  return exchanges.every((one) => isSafe(one) || !segmentsOf(one.request.target).includes(id));
}

/** The numbers that the run chose for resources that a PUT creates, or that do not exist. */
function chosenIds(contract: Contract, exchanges: readonly Exchange[]): ReadonlySet<string> {
  const chosen = exchanges.flatMap((exchange) => {
    const isPut = operationNamed(contract, exchange.operation)?.semantics.effect === "create-or-replace";
    return idSegments(contract, exchange).filter(
      (id) => NUMBER.test(id) && ((isPut && !isSafe(exchange)) || isUnusedNumber(id)),
    );
  });
  return new Set(chosen);
}

/** The prefix of ids and keys: the run's prefix and the world's name, joined as the schema allows. */
function wordIn(exchanges: readonly Exchange[], run: string): string | undefined {
  const text = exchanges.map(({ request }) => JSON.stringify(request)).join("\n");
  return new RegExp(`${run}[-_]?[0-9a-z]{6}`).exec(text)?.[0];
}

/** The name of the path parameter, as a shell variable. */
function nameOf(contract: Contract, exchange: Exchange, id: string): string {
  const operation = contract.operations.find((one) => one.id === exchange.operation);
  const at = exchange.request.target
    .replace(/[?#].*/s, "")
    .split("/")
    .reverse()
    .indexOf(id);
  const parameter = operation?.path.split("/").reverse()[at] ?? "";
  return variableName(parameter);
}

/** The name of a parameter or a member, as a shell variable. */
function variableName(text: string): string {
  const name = text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, "");
  // curl reads variables such as http_proxy.
  return name === "" || /^\d|proxy$/.test(name) ? "id" : name;
}
