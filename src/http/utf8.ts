/** Decodes bytes as UTF-8 (RFC 3629). */

/** The text, or `undefined` if the bytes are not UTF-8. A leading byte order mark is dropped or kept. */
export function decodeUtf8(bytes: Uint8Array, mark: "drop" | "keep" = "drop"): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: mark === "keep" }).decode(bytes);
  } catch {
    return undefined;
  }
}
