// Changing what is there without losing what others write meanwhile.
import { sameJson } from "../json/equality.ts";
import { type AnyInput, type AnySuccess, type Core, call, readPath, unusableError } from "./call.ts";
import { jitter } from "./retry.ts";
import { runWithin } from "./send.ts";
import type { Row } from "./table.ts";
import type { EditOptions } from "./types.ts";

const ROUNDS = 30;
/** Milliseconds between two rounds: most writers are done in a few. */
const BETWEEN = { base: 10, cap: 1_000 };

/**
 * @param id a replacing operation with `If-Match`
 * @param path its path parameters
 * @param change what is there -> what shall be there; `undefined` leaves it
 * @returns what the write answered; what is there, when it was left
 * @throws CallError of the read or the write that failed; a 412 when others came first too often, or when a write
 *   whose answer got lost can't be told from theirs (`effect: "unknown"`)
 * @throws TypeError when `change` altered what it was given, and gave nothing
 */
export async function edit(
  core: Core,
  id: string,
  path: AnyInput["path"],
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
      throw new TypeError("What is changed has to be returned.");
    }
    // Two who add one to the same number write the same: equal content is not our own write.
    const guarded = { ...options, ...write, end, path: path ?? {}, header, body, strict: true };
    const written = await call(core, id, guarded);
    if (written.ok) return written.data;
    const delay = jitter(round, BETWEEN, platform.random);
    const isLast = round >= limit || platform.now() + delay >= end;
    if (isLast || written.status !== 412 || written.error.effect !== "none") throw written.error;
    // An abort is told by the next call.
    await platform.wait(delay, options.signal).catch(() => {});
  }
}

/** The strong tag of what was read: the field, or the member, which no proxy weakens and no origin hides. */
function tagOf(found: AnySuccess, operation: string): string {
  const { etag } = Object(found.data) as { readonly etag?: unknown };
  // RFC 9110 13.1.1: a weak tag never matches.
  const tag = [found.headers["etag"], etag].find((one) => typeof one === "string" && one.startsWith('"'));
  if (tag) return tag as string;
  throw unusableError(found, operation, "What was read has no strong entity tag");
}
