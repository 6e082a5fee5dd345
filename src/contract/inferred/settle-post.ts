// What a POST does, by its responses, its content and its words.
import { effects } from "../../semantics/effects.ts";
import { isField } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Operation } from "../operation.ts";
import { isItemOf } from "../path-places.ts";
import { takesList } from "./content-shape.ts";
import { OPEN, type Settled } from "./infer-effect.ts";
import {
  ADDS,
  acts,
  addsMany,
  addsOne,
  beginsWith,
  changesState,
  idWords,
  namesOneThing,
  wordsOf,
} from "./operation-words.ts";
import { settledGet } from "./settle-get.ts";

/** RFC 9110 15.3.2: 201 says that a resource was created, with or without `Location`. */
export function settledPost(operation: Operation, contract: Contract): Settled | undefined {
  const successes = operation.responses.filter(({ status }) => isSuccess(Number(status)));
  const [only, ...others] = successes;
  const status = others.length === 0 ? Number(only?.status) : undefined;
  // RFC 9110 15.3.3: nothing is known to be done yet, so nothing is created by the time of the response.
  if (status === 202) return { effect: "process", because: "its only success is 202: it is done later" };
  if (takesList(operation, contract.schemas) && addsAny(operation))
    return { effect: "process", because: "its content is a list, so it adds several resources" };
  if (beginsWith(operation, READS)) return { effect: "process", because: "its name says that it reads" };
  // A document may declare 201 for what creates nothing, such as an approval, or for many resources at once.
  if (changesState(operation))
    return { effect: "process", because: "its name says that it changes what is there" };
  // 200 next to 201 may say that it finds or changes what is there, so a second request may add nothing.
  const statuses = successes.map((one) => Number(one.status));
  if (statuses.includes(FOUND) && creates.some((one) => statuses.includes(one))) return OPEN;
  if (status !== undefined && creates.includes(status) && createsItsTarget(operation, contract))
    return { effect: "process", because: "its only success is 201, and GET of its own path reads one thing" };
  if (status !== undefined && creates.includes(status))
    return acts(operation) || addsMany(operation)
      ? OPEN
      : { effect: "create", because: "its only success is 201" };
  if (!ADDS.test(wordsOf(operation))) return undefined;
  return saysThatItCreates(operation, contract) && successes.some(({ media }) => media.length > 0)
    ? { effect: "create", because: "its name says that it creates" }
    : OPEN;
}

// biome-ignore format: a list of words
const READS = [
  "calculate", "check", "compute", "count", "fetch", "find", "get", "list", "query", "read", "retrieve", "search", "validate",
];
const FOUND = 200;
const creates: readonly number[] = effects.create.successes;
const CREATES_ONE = /^creates? (?!or |many )/i;

/**
 * RFC 9110 15.3.2: without `Location`, what was created is at the address of the request. Where GET reads one thing there,
 * the client chooses the address, and a second request finds it taken.
 */
function createsItsTarget({ path, responses }: Operation, { operations, schemas }: Contract): boolean {
  const get = operations.find((one) => one.method === effects.read.method && one.path === path);
  const isElsewhere = responses.some(({ headers }) => headers.some(({ name }) => isField("location", name)));
  if (get === undefined || isElsewhere) return false;
  const effect = get.semantics.declared ? get.semantics.effect : settledGet(get, schemas)?.effect;
  return (effect ?? get.semantics.effect) === "read";
}

function addsAny(operation: Operation): boolean {
  return addsMany(operation) || ADDS.test(wordsOf(operation));
}

/** Its summary or id begins with "create", or it adds one thing to a collection that has items. */
function saysThatItCreates(operation: Operation, { operations }: Contract): boolean {
  const { id, summary, path } = operation;
  if (addsMany(operation) || isSwitch(operation, operations)) return false;
  if (CREATES_ONE.test(summary ?? "") || CREATES_ONE.test(idWords(id))) return true;
  const hasItems = operations.some((one) => one.method === effects.read.method && isItemOf(path, one.path));
  return hasItems && addsOne(operation);
}

/** `POST /articles/{slug}/favorite` next to a DELETE of the same path: it turns one thing on, at an address that is known. */
function isSwitch({ path }: Operation, operations: readonly Operation[]): boolean {
  return (
    namesOneThing(path) && operations.some((one) => one.method === effects.delete.method && one.path === path)
  );
}
