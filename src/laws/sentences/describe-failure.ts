// A failure as a sentence: what was seen, then what was expected.

import { inOneLine } from "../../schema/faults.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type {
  Changed,
  ExpectedField,
  Failure,
  NoResponse,
  SameResource,
  SeveralSucceeded,
  WrongContent,
  WrongEntry,
  WrongField,
  WrongFilter,
  WrongMember,
  WrongPageLink,
} from "../failure.ts";
import { describeChange, describeDifference } from "./describe-change.ts";
import { describeStatus } from "./status.ts";
import { describeCause } from "./wire-reason.ts";
import { describeExchange, describeRequest, formatValue, joinWords } from "./words.ts";

/** @returns the failure in one sentence, without a full stop. */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case "status":
      return describeStatus(failure);
    case "field":
      return describeField(failure);
    case "content":
      return describeContent(failure);
    case "member":
      return describeMember(failure);
    case "change":
      return describeChanged(failure);
    case "entry":
      return describeEntry(failure);
    case "growth":
      return `${failure.expected} POSTs added ${failure.seen} entries to the list; expected ${failure.expected}`;
    case "page size":
      return `${describeRequest(failure.exchange.request)} returned a page of ${failure.seen} items; expected at most ${failure.expected}`;
    case "page link":
      return describePageLink(failure);
    case "page flag":
      return `${describeRequest(failure.exchange.request)} says by ${failure.member} that ${failure.isMore ? "it is the last page, and there are more items" : "there are more items, and it is the last page"}`;
    case "beyond":
      return `${describeRequest(failure.exchange.request)} is after the last page, and returned ${failure.seen} items; expected none`;
    case "several":
      return describeSeveral(failure);
    case "repeated ids":
      return `${failure.ids.length} equal POSTs returned the ids ${failure.ids.join(", ")}; expected a new id each time`;
    case "reused id":
      return `${failure.id} was deleted, and a new resource was given the same id`;
    case "same resource":
      return describeSameResource(failure);
    case "total":
      return failure.of === "pages"
        ? `the list states ${failure.seen} pages; expected ${failure.expected}`
        : `the list states a total of ${failure.seen}; expected ${failure.expected}`;
    case "order":
      return `the list in the order ${formatValue(failure.value)} has ${failure.member} ${formatValue(failure.first)} before ${formatValue(failure.second)}`;
    case "filtered":
      return describeFiltered(failure);
    case "no response":
      return describeNoResponse(failure);
    case "shared tag":
      return `two different representations have the entity tag ${failure.tag}`;
  }
}

function describePageLink({ page, reference, answer, relation }: WrongPageLink): string {
  const asked = describeRequest(page.request);
  if (reference === undefined) return `${asked} has no link to the next page, and there are more items`;
  const seen =
    answer === undefined
      ? "which is on a different server"
      : relation !== undefined && isSuccess(answer.response.status)
        ? "which shows a different page"
        : `which returned ${answer.response.status}`;
  return `${asked} links to the ${relation ?? "next"} page at ${reference}, ${seen}`;
}

function describeField({ exchange, field, seen, expected }: WrongField): string {
  const answer = describeExchange(exchange);
  if (seen === undefined) return `${answer} without ${field}${describeWanted(field, expected)}`;
  const found = `${answer} with ${field}: ${seen}`;
  if (expected.kind === "list with") return `${found}; ${expected.entry} is missing`;
  if (expected.kind === "list without") return `${found}; the document does not declare ${expected.entry}`;
  return `${found}${describeWanted(field, expected)}`;
}

function describeWanted(field: string, expected: ExpectedField): string {
  if (expected.kind === "one of") return `; expected ${joinWords(expected.values, "or")}`;
  if (expected.kind === "later than") return `; expected a later time than ${expected.value}`;
  if (expected.kind === "no later than") return `; expected no later time than ${expected.value}`;
  if (expected.kind !== "value") return "";
  const source =
    expected.as === undefined ? "" : `, as in the response to ${describeRequest(expected.as.request)}`;
  return `; expected ${expected.value === undefined ? "none" : `${field}: ${expected.value}`}${source}`;
}

function describeContent({ exchange, fault }: WrongContent): string {
  const answer = describeExchange(exchange);
  switch (fault.kind) {
    case "unexpected":
      return `${answer} with content; expected none`;
    case "missing":
      return `${answer} without content; expected ${joinWords(fault.types, "or")}`;
    case "no JSON":
      return `${answer} with content that is not JSON`;
    case "other than":
      return `${answer} with content that differs from the first response`;
    case "schema": {
      const content = fault.isProblem ? "a problem" : "content";
      return `${answer} with ${content} that does not match its schema: ${inOneLine(fault.faults)} (${formatValue(exchange.response.content)})`;
    }
    case "no problem object":
      return `${answer} with a problem that is not a JSON object`;
    case "problem member": {
      const expected = typeof fault.expected === "number" ? fault.expected : `a ${fault.expected}`;
      return `${answer} with a problem whose ${fault.member} is ${formatValue(fault.seen)}; expected ${expected}`;
    }
    case "stack":
      return `${answer} with a stack trace (${fault.language}): ${fault.frame}`;
  }
}

function describeMember({ rule, ...difference }: WrongMember): string {
  const { member } = difference;
  const [expected, seen] = [formatValue(difference.expected), formatValue(difference.seen)];
  switch (rule.kind) {
    case "sent":
      return `${rule.in === undefined ? "" : `in ${rule.in}, `}${member} was sent as ${expected}, but reads as ${seen}`;
    case "left out":
      return `${member} was left out, but is still ${seen}`;
    case "set to null":
      return `${member} was set to null, but reads as ${seen} instead of being removed`;
    case "not in the patch":
      return `${rule.named.length === 0 ? "an empty patch" : `a patch of ${joinWords(rule.named, "and")}`}${rule.isNull === true ? " to null" : ""} changed more: ${describeDifference(difference)}`;
    case "default":
      return `${member} was left out and reads as ${seen}; its default is ${expected}`;
    case "creation":
      return `${member} was ${expected}, and reads as ${seen} after the change`;
    case "recorded":
      return seen === expected
        ? `${member} is still ${seen} after the change`
        : `${member} was ${expected} and is ${seen} after the change; expected a higher value`;
    case "state":
      return rule.isAgain === true
        ? `${member} is ${seen} again after the action was repeated`
        : `${member} is ${seen} after the action; by its ${rule.isSaid ? "description" : "name"}, expected ${difference.expected === undefined ? "a time" : expected}`;
    case "read-only":
      return `${member} is ${rule.isMarked === false ? "in responses only" : "readOnly"}, but has the value that the request sent: ${seen}`;
    case "answer":
      return `${member} is ${seen} in the response, but a GET after it returned ${expected}`;
    case "listed":
      return `${member} of ${rule.id} is still ${seen} in the list; expected ${expected}`;
    case "located":
      return rule.by === "request"
        ? `${member} was sent as ${expected}, but reads as ${seen} at ${rule.location}`
        : `${member} is ${expected} in the response, but ${seen} at ${rule.location}`;
    case "address":
      return `${member} is ${seen} in the representation at ${rule.target}; expected ${expected}`;
  }
}

function describeChanged({ change, despite }: Changed): string {
  const what = describeChange(change);
  if (despite === undefined) return what;
  if (despite === "refusal") return `the request was rejected, but ${what}`;
  if (despite === "repeat") return `the repeated request had an effect of its own: ${what}`;
  return `the content named a different resource, and ${what}`;
}

function describeEntry({ id, seen, walk }: WrongEntry): string {
  if (seen === "below a different parent") return `${id} is also in the list below a different parent`;
  if (seen === "not below its parent") return `${id} names the parent in the path, but is not in its list`;
  if (seen === "not after a change")
    return `${id} is no longer in the list after a change, although it has its former content again`;
  if (seen === "although it may not be read")
    return `${id} is in the list of a principal who may not read it`;
  if (seen === "after its deletion") return `${id} is still in the list after its deletion`;
  if (walk === undefined) return `${id} was created, but is not in the list`;
  const circumstance =
    "pageSize" in walk
      ? `with pages of ${walk.pageSize}`
      : `when ${walk.added} was added after the first page`;
  return `${circumstance}, ${id} is ${seen === "never" ? "never listed" : "listed twice"}`;
}

const SELECTIONS: Readonly<Record<WrongFilter["by"], readonly [asked: string, fits: string, not: string]>> = {
  equal: ["", "has that value", "has a different value"],
  holds: ["", "has that value", "does not have that value"],
  least: ["of at least ", "has such a value", "has a smaller value"],
  most: ["of at most ", "has such a value", "has a larger value"],
  search: ["", "contains it", "does not contain it"],
};

function describeFiltered({ member, value, by, id, isListed }: WrongFilter): string {
  const [asked, fits, not] = SELECTIONS[by];
  const list = `the list with ${member} ${asked}${formatValue(value)}`;
  return isListed ? `${list} shows ${id}, which ${not}` : `${list} lacks ${id}, which ${fits}`;
}

function describeNoResponse({ exchange, cause, isGone }: NoResponse): string {
  const request = describeRequest(exchange.request);
  if (exchange.response.status > 0)
    return `${describeExchange(exchange)}, and the server could not be reached after that (${describeCause(cause)})`;
  const gone = isGone ? ", and the server could not be reached after that" : "";
  return `${request} had no response (${describeCause(cause)})${gone}`;
}

function describeSeveral({ of, requests, effects, ids }: SeveralSucceeded): string {
  if (of === "writers") {
    return `${effects} of ${requests} concurrent changes with the same entity tag succeeded; expected 1`;
  }
  if (of === "creators") {
    return `${effects} of ${requests} concurrent requests created the same resource; expected 1`;
  }
  const made = ids === undefined ? `${effects} resources` : joinWords(ids, "and");
  return `${requests} concurrent requests with the same key created ${made}; expected one resource`;
}

function describeSameResource({ first, second, path, across }: SameResource): string {
  const whose = across === "principals" ? "a different principal's request" : describeRequest(first.request);
  return `${describeExchange(second)} with the resource that ${whose} had created with the same key: ${formatValue(path)}`;
}
