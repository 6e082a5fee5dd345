// Why a law was not exercised, as a sentence without a full stop.
import type { AnswerReason, Attempt, EntriesUnnamed, PlainReason, Reason } from "../reason.ts";
import { describeFailure } from "./describe-failure.ts";
import { describeWireReason } from "./wire-reason.ts";
import { describeExchange } from "./words.ts";

const plain: Readonly<Record<PlainReason, string>> = {
  "no case": "there was no case to judge",
  "no answer to judge": "there was no response to judge",
  "nothing to refuse": "there was no request that had to be rejected",
  "nothing invalid": "the schema allows any content",
  "valid content refused": "ordinary valid content was rejected",
  "no request succeeded": "no request succeeded",
  "every rival refused": "all concurrent requests were rejected",
  "created resource unknown": "the response does not identify the resource that it created",
  "id not shown": "the representation does not contain its id",
  "content alike": "the schema allows no second, different content",
  "no new value": "no member could be given a new value",
  "no nested object": "no object with two members could be generated",
  "no optional member": "no optional member was stored",
  "no two lists": "no two different lists could be generated",
  "nothing changed": "nothing could be changed",
  "no entity tag": "the response has no ETag",
  "no strong entity tag": "the response has no strong entity tag",
  "entity tag changes by itself": "the entity tag changes without a write",
  "weak entity tag stays": "the entity tag is weak and did not change",
  "nothing unique": "no conflict was seen, so nothing is known to be unique",
  "parent unknown": "the document does not say what has to exist",
  "no list": "the list could not be read",
  "no total": "the list states no total",
  "no ids in the list": "the ids of the entries in the list are not known",
  "no changed member in the list": "the list shows no member that was changed",
  "no end of the list": "the list could not be read to its end",
  "one page": "the list has only one page",
  "no pages": "the list has no pages",
  "list changes by itself": "the list changes without a write",
  "no cursor in the link": "the link to the next page has no cursor",
  "page size not chosen": "no parameter was seen to choose the size of a page",
  "no Last-Modified": "the response has no Last-Modified",
  "no Authorization field": "the run has no Authorization field with a scheme",
  "no second principal": "the run has no second principal",
  "no access control": "the server accepts requests without credentials",
};

/** Each follows the response: "PUT /notes/a returned 422, so there was nothing to judge". */
const answers: Readonly<Record<AnswerReason, string>> = {
  "no success": ", so there was nothing to judge",
  "not let in": ", so access was denied",
  "server failed": ", a server error that leaves the rest in doubt",
  unreadable: ", so the resource could not be read",
  "nothing refused": " to invalid content, so nothing was rejected",
  "refused, perhaps not by the precondition": ", possibly not because of the precondition",
  "refused, perhaps not by access control": ", possibly not because of access control",
  "no credentials given": ", but the run has no credentials that could matter",
  "second principal refused": ", so the credentials of the second principal are not accepted",
  "OPTIONS refused": ", which is allowed",
  "deletion pending": ", so the deletion may still be in progress",
  "deletion refused": " while there were resources below it",
  "still there": ", and the resource is still there",
  "said to stay": " and showed the resource, which stays in a different state",
};

const doers: Readonly<Record<"read" | "change" | "delete" | "add", string>> = {
  read: "reads",
  change: "changes",
  delete: "deletes",
  add: "adds",
};

/** @returns the reason in one sentence, without a full stop. */
export function describeReason(reason: Reason): string {
  if (isPlain(reason)) return plain[reason.kind];
  if (isAboutAnswer(reason)) return `${describeExchange(reason.exchange)}${answers[reason.kind]}`;
  switch (reason.kind) {
    case "premise broken":
      return `${reason.law} is broken for ${reason.operation}`;
    case "not reproduced":
      return `seen once, not reproduced: ${describeFailure(reason.failure)}`;
    case "no operation":
      return `no operation ${doers[reason.to]} the resource`;
    case "resource unknown":
      return `the document does not say which resource ${reason.operation} is about`;
    case "rival failed":
      return `${describeExchange(reason.exchange)} to one of ${reason.rivals} concurrent requests`;
    case "not stored":
      return `${reason.member} was not stored`;
    case "not listed":
      return `${reason.id} was not found in the list`;
    case "entries unnamed":
      return describeEntriesUnnamed(reason);
    case "cannot be drawn":
      return reason.what;
    case "no unused URL":
      return `no unused URL was found for ${reason.path}`;
    case "nothing made":
      return `nothing could be created for ${reason.path}: ${describeAttempts(reason.attempts)}`;
    default:
      return describeWireReason(reason);
  }
}

/** @returns the reason as results share it that rest on the same broken law. */
export function describeSharedReason(reason: Reason): string {
  switch (reason.kind) {
    case "premise broken":
      return `${reason.law} is broken, which may explain the rest`;
    case "nothing made":
      return `nothing could be created for ${reason.path}`;
    case "unsafe":
      return "--safe-only: requests that may change something are not sent";
    default:
      return describeReason(reason);
  }
}

function isPlain(reason: Reason): reason is Extract<Reason, { kind: PlainReason }> {
  return Object.hasOwn(plain, reason.kind);
}

function isAboutAnswer(reason: Reason): reason is Extract<Reason, { kind: AnswerReason }> {
  return Object.hasOwn(answers, reason.kind);
}

function describeEntriesUnnamed({ read, parameter, pointer }: EntriesUnnamed): string {
  if (pointer !== undefined)
    return `the entries of the list have nothing at ${pointer}, where the links of ${read} say that the id is`;
  return `no link says which member of an entry is its id: add one to the response of ${read}, such as { operationId: ${read}, parameters: { ${parameter}: $response.body#/id } }`;
}

function describeAttempts(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return "no operation creates it";
  return attempts
    .map(({ exchange, read }) =>
      [exchange, read].flatMap((one) => (one === undefined ? [] : describeExchange(one))).join(", but "),
    )
    .join("; ");
}
