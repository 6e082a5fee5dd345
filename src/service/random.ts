// Draws random bytes from the source a page at a time, because one call costs more than the bytes.

/** The number of bytes drawn at once. */
const PAGE = 4096;

/**
 * @param draw returns that many random bytes, suitable for secrets
 * @returns the same function, served from pages; it returns no byte twice
 */
export function pooled(draw: (length: number) => Uint8Array): (length: number) => Uint8Array {
  let page = new Uint8Array();
  let used = 0;
  return (length) => {
    if (length > PAGE) return draw(length);
    if (used + length > page.length) {
      page = Uint8Array.from(draw(PAGE));
      used = 0;
    }
    used += length;
    return page.subarray(used - length, used);
  };
}
