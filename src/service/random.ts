// Random bytes drawn from the source a page at a time: one call to it costs more than the bytes.

/** How many bytes are drawn at once. */
const PAGE = 4096;

/**
 * @param draw gives that many random bytes, fit for secrets
 * @returns the same, from pages; no byte is given twice
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
