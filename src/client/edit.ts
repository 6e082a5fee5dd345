// Changing what is there without losing what others write meanwhile.
import { type AnyInput, type AnySuccess, type Core, call, readPath, unusable } from "./call.ts";
import { jitter } from "./retry.ts";
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
 */
export async function edit(
  core: Core,
  id: string,
  path: AnyInput["path"],
  change: (current: unknown) => unknown,
  { limit = ROUNDS, read, write, ...options }: EditOptions = {},
): Promise<unknown> {
  const row = core.table[id] as Row;
  const { platform, deadline } = core.settings;
  const end = platform.now() + (options.deadline ?? deadline);
  for (let round = 1; ; round++) {
    const found = await call(core, row.read ?? "", { ...options, ...read, end, path: readPath(row, path) });
    if (!found.ok) throw found.error;
    const header = { ...write?.header, "If-Match": tagOf(found, id, core.table[row.read ?? ""] as Row) };
    const body = await change(found.data);
    if (body === undefined) return found.data;
    // Two who add one to the same number write the same: equal content is not our own write.
    const guarded = { ...options, ...write, end, path: path ?? {}, header, body, strict: true };
    const written = await call(core, id, guarded);
    if (written.ok) return written.data;
    const delay = jitter(round, BETWEEN, platform.random);
    const isLast = round >= limit || platform.now() + delay >= end;
    if (isLast || written.status !== 412 || written.error.effect !== "none") throw written.error;
    await platform.wait(delay, options.signal);
  }
}

/** The strong tag of what was read: its member, which no proxy weakens and no origin hides, or the field. */
function tagOf(found: AnySuccess, operation: string, row: Row): string {
  const { data, headers } = found;
  // Where nothing was read, there is nothing that a field could be the tag of.
  const { etag = headers["etag"] } = (data ?? { etag: data }) as { readonly etag?: unknown };
  // RFC 9110 13.1.1: a weak tag never matches.
  if (typeof etag === "string" && etag.startsWith('"')) return etag;
  throw unusable(found, operation, "What was read has no strong entity tag", row);
}
