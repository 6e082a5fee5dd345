// How the notes server stores responses by Idempotency-Key.
import { type Call, type Kept, refusal, type Shelf } from "./notes-shelf.ts";

/** The scope of a key: one principal and one URL. */
export function scopeOf(shelf: Shelf, { path, kind, header }: Call): string {
  const key = header("idempotency-key");
  const principal = header("authorization");
  if (shelf.is("all routes share their keys")) return `${principal} ${key}`;
  if (shelf.is("all parents share their keys")) return `${principal} ${kind} ${key}`;
  const isOfAll =
    shelf.is("all principals share their keys") || shelf.is("another principal's key is rejected");
  return isOfAll ? `${path} ${key}` : `${principal} ${path} ${key}`;
}

/** The response that is stored for the request, if it has a key. */
export function keptFor(shelf: Shelf, call: Call): Kept | undefined {
  if (call.header("idempotency-key") === undefined || shelf.is("the key is ignored")) return undefined;
  const scope = scopeOf(shelf, call);
  if (shelf.is("the third request with a key takes effect again") && (shelf.busy.get(scope) ?? 0) > 2)
    return undefined;
  const kept = shelf.keys.get(scope);
  const isUsedUp = shelf.is("a key holds for one repeat") && (kept?.used ?? 0) > 0;
  return isUsedUp ? undefined : kept;
}

/** The stored response, or a rejection if the request differs. */
export function answerAgain(shelf: Shelf, { sent, text, path, header }: Call, kept: Kept): Response {
  kept.used += 1;
  if (shelf.is("another principal's key is rejected") && kept.principal !== header("authorization"))
    return refusal(422);
  if (shelf.is("a rejection is replayed") && kept.status === 422) return refusal(422);
  if (kept.text !== text) {
    if (!shelf.is("a key takes any content")) return refusal(422);
    shelf.write(`${path}/k${shelf.next()}`, sent as Record<string, unknown>);
  }
  const status = shelf.is("a repeat with a key returns 200") ? 200 : kept.status;
  const headers = { "content-type": "application/json", location: kept.location };
  return new Response(kept.body, { status, headers });
}

/** Stores a response under the request's key. */
export function keep(shelf: Shelf, call: Call, answer: Pick<Kept, "status" | "location" | "body">): void {
  if (call.header("idempotency-key") === undefined) return;
  const principal = call.header("authorization");
  shelf.keys.set(scopeOf(shelf, call), { ...answer, text: call.text, principal, used: 0 });
}
