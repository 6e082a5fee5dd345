// A representation that is the same for every caller: its bytes, an entity tag, and its bytes in each content coding.
import { hash } from "node:crypto";
import { promisify } from "node:util";
import {
  type BrotliOptions,
  brotliCompress,
  constants,
  gzip,
  type InputType,
  type ZlibOptions,
} from "node:zlib";
import type { EntityTag } from "../http/entity-tag.ts";
import type { Coded, CodingId } from "../semantics/codings.ts";
import { once } from "./once.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export type Representation = {
  readonly content: Bytes;
  /** RFC 9110 8.8.3.3: a different strong tag for each coding. */
  readonly tag: (coding: CodingId) => EntityTag;
  /** Compresses at the first call, on a different thread than the event loop's. */
  readonly coded: Readonly<Record<Coded, () => Promise<Bytes>>>;
};

/** How much processor time compression may take: what lasts is sent often, and what is fleeting once. */
export type Effort = "lasting" | "fleeting";

/** Brotli at 11 takes ten seconds for the docs and saves a tenth more. */
const LEVELS = { lasting: { br: 9, gzip: 9 }, fleeting: { br: 4, gzip: 6 } } as const;

const brotlied = promisify<InputType, BrotliOptions, Buffer>(brotliCompress);
const gzipped = promisify<InputType, ZlibOptions, Buffer>(gzip);

/**
 * @param from the content; text becomes UTF-8
 * @param effort whether the representation is kept
 * @returns the representation; equal contents have equal tags, in every process
 */
export function representation(from: string | Uint8Array, effort: Effort): Representation {
  const content = typeof from === "string" ? new TextEncoder().encode(from) : new Uint8Array(from);
  const digest = hash("sha256", content, "base64url").slice(0, 22);
  const levels = LEVELS[effort];
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: levels.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return {
    content,
    tag: (coding) => ({ weak: false, opaque: coding === "identity" ? digest : `${digest}-${coding}` }),
    coded: {
      br: once(async () => new Uint8Array(await brotlied(content, { params }))),
      gzip: once(async () => new Uint8Array(await gzipped(content, { level: levels.gzip, memLevel: 9 }))),
    },
  };
}
