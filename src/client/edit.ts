// Edits a resource without losing what other clients write in the meantime.
import { sameJson } from "../json/equality.ts";
import { type AnyInput, type AnySuccess, type Core, call, readPath, unusableError } from "./call.ts";
import { jitter } from "./retry.ts";
import { runWithin } from "./send.ts";
import type { Row } from "./table.ts";
import type { EditOptions } from "./types.ts";

const ROUNDS = 30;
/** Milliseconds between two rounds: most writers finish within a few. */
const BETWEEN = { base: 10, cap: 1_000 };

/**
 * @param id a replacing operation with `If-Match`
 * @param path its path parameters
 * @param change current representation -> new content; `undefined` leaves the resource unchanged
 * @returns the data of the write; the current representation when the resource is left unchanged
 * @throws CallError of the read or the write that failed; a 412 when other clients were faster too often, or when a
 *   write whose response was lost can't be distinguished from theirs (`effect: "unknown"`)
 * @throws TypeError when `change` modifies its argument but returns nothing
 */
export async function edit(
  core: Core,
  id: string,
  path: AnyInput["path"] = {},
  change: (current: unknown) => unknown,
  { limit = ROUNDS, read, write, ...options }: EditOptions = {},
): Promise<unknown> {
  const row = core.table[id] as Row;
  const { settings } = core;
  const { platform, deadline } = settings;
  const end = platform.now() + (options.deadline ?? deadline);
  const trace = { row, operation: id, attempts: 0, url: "", isInDoubt: false };
  for (let round = 1; ; round++) {
    const found = await call(core, row.read ?? "", { ...options, ...read, end, path: readPath(row, path) });
    if (!found.ok) throw found.error;
    const header = { ...write?.header, "If-Match": tagOf(found, id) };
    const copy = structuredClone(found.data);
    const left = end - platform.now();
    const body = await runWithin({ settings, end, trace }, left, options.signal, async () => change(copy));
    if (body === undefined) {
      if (sameJson(copy, found.data)) return copy;
      throw new TypeError("The change function must return the new content.");
    }
    // Two clients that add one to the same number write the same: equal content does not prove that the write is ours.
    const guarded = { ...options, ...write, end, path, header, body, strict: true };
    const written = await call(core, id, guarded);
    if (written.ok) return written.data;
    const delay = jitter(round, BETWEEN, platform.random);
    const isLast = round >= limit || platform.now() + delay >= end;
    if (isLast || written.status !== 412 || written.error.effect !== "none") throw written.error;
    // The next call reports an abort.
    await platform.wait(delay, options.signal).catch(() => {});
  }
}

/** The strong tag of the representation: the field, or the member, which proxies do not weaken and CORS does not hide. */
function tagOf(found: AnySuccess, operation: string): string {
  const { etag } = Object(found.data) as { readonly etag?: unknown };
  // RFC 9110 13.1.1: a weak tag never matches.
  const tag = [found.headers["etag"], etag].find((one) => typeof one === "string" && one.startsWith('"'));
  if (tag) return tag as string;
  throw unusableError(found, operation, "The response has no strong entity tag");
}
