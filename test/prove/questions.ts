// Turns a draft into the question for the model and the request for the service.
import { callerOf, type Draft } from "./drafts.ts";
import { type Content, type Entry, type Fields, idOf, type Model, type Question, shelfOf } from "./model.ts";
import type { Ask } from "./talk.ts";

const NAMES = ["emma", "sanditon", "persuasion"];

/** @returns the question for the model and the HTTP request. */
export function questionOf(model: Model, draft: Draft, at: string): { question: Question; ask: Ask } {
  const isWhole = draft.method === "POST" || draft.method === "LIST";
  const method = draft.method === "LIST" ? "GET" : (draft.method as Question["method"]);
  const isOld = draft.byOldRoute && draft.of === "book" && (method === "POST" || method === "PUT");
  const bookId = isWhole && draft.of === "book" ? undefined : nameOf(draft.book, model.books, NAMES);
  const reviews = model.books.get(bookId ?? "")?.reviews;
  const reviewId =
    isWhole || draft.of === "book" ? undefined : nameOf(draft.review, reviews, ["ada", "grace"]);
  const route = routeOf(draft, isOld);
  const base: Question = { method, route, of: draft.of, bookId, reviewId, caller: callerOf(draft), at };
  const target = shelfOf(model, base)?.get(idOf(base) ?? "");
  const path = [route, bookId, draft.of === "review" ? "reviews" : undefined, reviewId];
  const query = draft.method === "LIST" ? `?limit=${draft.limit}` : "";
  const address = `${path.filter((part) => part !== undefined).join("/")}${query}`;
  const isListed = draft.method === "LIST" && draft.ifNoneMatch !== undefined;
  const question: Question = {
    ...base,
    ...(isWhole ? {} : { ifMatch: tagsFor(draft.ifMatch, target, model) }),
    ...(isWhole ? {} : { ifNoneMatch: tagsFor(draft.ifNoneMatch, target, model) }),
    ...(isListed ? { ifNoneMatch: model.pages.get(address)?.tag } : {}),
    // On other methods a key has no meaning; it is sent anyway.
    key: draft.key,
    ...(["POST", "PUT", "PATCH"].includes(method) ? { content: contentOf(draft, base, target) } : {}),
  };
  const isForm = method === "POST" && draft.twist === "as-form";
  const json = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const headers: Readonly<Record<string, string | undefined>> = {
    "if-match": question.ifMatch,
    "if-none-match": question.ifNoneMatch,
    "idempotency-key": question.key,
    prefer: draft.minimal ? "return=minimal" : undefined,
    "content-type": isForm ? "application/x-www-form-urlencoded" : question.content && json,
  };
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
  const ask = { method, path: address, headers: Object.fromEntries(sent) as Record<string, string> };
  return { question, ask: { ...ask, body: question.content?.text } };
}

function routeOf({ method }: Draft, isOld: boolean): string {
  if (!isOld) return "/books";
  return method === "POST" ? "/add-book" : "/edit-book";
}

function nameOf(
  number: number,
  shelf: ReadonlyMap<string, unknown> | undefined,
  names: readonly string[],
): string {
  const there = [...(shelf?.keys() ?? [])];
  return (number < names.length ? names[number] : there[number % there.length]) ?? "none";
}

function tagsFor(wish: string | undefined, target: Entry | undefined, model: Model): string | undefined {
  const current = target?.tag ?? '"none"';
  // Including one that the same URL had before a deletion.
  const old = [...model.seen].find((tag) => tag.startsWith('"') && tag !== current) ?? '"old"';
  if (wish === "current") return current;
  if (wish === "old") return old;
  if (wish === "weak") return `W/${current}`;
  return wish === "both" ? `${old}, ${current}` : wish;
}

function contentOf(draft: Draft, question: Question, target: Entry | undefined): Content {
  const { of, twist } = draft;
  const isPatch = question.method === "PATCH";
  const whole: Fields = of === "book" ? draft.bookFields : draft.reviewFields;
  const fields: Fields = isPatch ? (of === "book" ? draft.bookPatch : draft.reviewPatch) : whole;
  const written = (members: Fields, rest: Omit<Content, "text" | "fields"> = {}): Content => ({
    text: JSON.stringify(members),
    fields,
    ...rest,
  });
  if (twist === "unreadable") return { text: '{"title":', fields, fault: "unreadable" };
  if (twist === "no-object") return { text: "[]", fields, fault: "invalid" };
  if (twist === "unknown-member") return written({ ...fields, author: "A" }, { fault: "invalid" });
  if (twist === "other-id") return written({ ...fields, id: "other" }, { names: "other" });
  if (twist === "same-id") return written({ ...fields, id: idOf(question) ?? "any" });
  if (twist === "wrong-isbn" && of === "book") {
    const wrong = { ...fields, isbn: "9780141439519" };
    return { text: JSON.stringify(wrong), fields: wrong, fault: "wrong-isbn" };
  }
  if (twist === "server-set") {
    return written({ ...fields, createdAt: "1970-01-01T00:00:00.000Z", etag: '"mine"' });
  }
  if (twist === "as-read" && target !== undefined && !isPatch) {
    const { createdAt, updatedAt, tag, fields: old } = target;
    const text = JSON.stringify({ id: idOf(question), ...old, createdAt, updatedAt, etag: tag });
    return { text, fields: old };
  }
  if (twist === "as-form" && question.method === "POST") return asForm(fields);
  return written(fields);
}

/** A form has no way to say "no tags". */
function asForm(fields: Fields): Content {
  const kept = Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const pairs = kept.flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, String(value)]],
  );
  return { text: new URLSearchParams(pairs).toString(), fields: Object.fromEntries(kept) };
}
