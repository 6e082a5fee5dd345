// How the notes server keeps answers under keys.
import { type Call, type Kept, refusal, type Shelf } from "./notes-shelf.ts";

/** Where a key counts: for one principal and one address. */
export function scopeOf(shelf: Shelf, { path, kind, header }: Call): string {
  const key = header("idempotency-key");
  const principal = header("authorization");
  if (shelf.is("a key is of all routes")) return `${principal} ${key}`;
  if (shelf.is("a key is of all parents")) return `${principal} ${kind} ${key}`;
  const isOfAll = shelf.is("a key is of all principals") || shelf.is("a key of another principal is refused");
  return isOfAll ? `${path} ${key}` : `${principal} ${path} ${key}`;
}

/** The answer that is kept for the request, if it has a key. */
export function keptFor(shelf: Shelf, call: Call): Kept | undefined {
  if (call.header("idempotency-key") === undefined || shelf.is("the key is ignored")) return undefined;
  const scope = scopeOf(shelf, call);
  if (shelf.is("the third of twins is done again") && (shelf.busy.get(scope) ?? 0) > 2) return undefined;
  const kept = shelf.keys.get(scope);
  const isUsedUp = shelf.is("a key holds for one repeat") && (kept?.used ?? 0) > 0;
  return isUsedUp ? undefined : kept;
}

/** The kept answer again, or a refusal where the request is another one. */
export function answerAgain(shelf: Shelf, { sent, text, path, header }: Call, kept: Kept): Response {
  kept.used += 1;
  if (shelf.is("a key of another principal is refused") && kept.principal !== header("authorization"))
    return refusal(422);
  if (shelf.is("a refused try is answered again") && kept.status === 422) return refusal(422);
  if (kept.text !== text) {
    if (!shelf.is("a key takes any content")) return refusal(422);
    shelf.write(`${path}/k${shelf.next()}`, sent as Record<string, unknown>);
  }
  const status = shelf.is("a repeat under a key is 200") ? 200 : kept.status;
  const headers = { "content-type": "application/json", location: kept.location };
  return new Response(kept.body, { status, headers });
}

/** Keeps an answer under the request's key. */
export function keep(shelf: Shelf, call: Call, answer: Pick<Kept, "status" | "location" | "body">): void {
  if (call.header("idempotency-key") === undefined) return;
  const principal = call.header("authorization");
  shelf.keys.set(scopeOf(shelf, call), { ...answer, text: call.text, principal, used: 0 });
}
