/** Decodes bytes as UTF-8 (RFC 3629). */

// Made once, because that takes longer than decoding most contents.
const DROPPING = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });
const KEEPING = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text, or `undefined` if the bytes are not UTF-8. A leading byte order mark is dropped or kept. */
export function decodeUtf8(bytes: Uint8Array, mark: "drop" | "keep" = "drop"): string | undefined {
  try {
    return (mark === "keep" ? KEEPING : DROPPING).decode(bytes);
  } catch {
    return undefined;
  }
}
