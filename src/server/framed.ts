// Writes the items of a stream as they come: as events, lines of JSON, or a sequence of JSON texts.
import { faultsOf, inOneLine } from "../schema/faults.ts";
import type { ItemFraming } from "../semantics/item-media.ts";
import { errorsOf } from "./context.ts";
import type { Items } from "./port.ts";
import type { ServerEvent } from "./streams.ts";
import type { StreamFacts } from "./wiring.ts";

/** An item that does not fit the document, which was reported already. */
export class ItemFault extends Error {
  override name = "ItemFault";
}

/**
 * Takes one item for each chunk that is read, so a slow client slows its source down.
 *
 * @param items what a handler returned
 * @param facts the media type, and the schema of its items
 * @param onFault is called with what is wrong with an item, which ends the stream; `undefined`: items are not checked
 * @returns the content
 */
export function framed(
  { items }: Items,
  { framing, item, checks }: StreamFacts,
  onFault: ((fault: string) => void) | undefined,
): ReadableStream<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]();
  const format = FORMATS[framing];
  const faultIn = (value: unknown): string | undefined => {
    if (onFault === undefined || item === undefined) return undefined;
    const faults = faultsOf(errorsOf(item, checks === "data" ? Object(value).data : value));
    return faults.length === 0 ? undefined : inOneLine(faults);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) return controller.close();
        const fault = faultIn(next.value);
        if (fault === undefined) return controller.enqueue(Buffer.from(format(next.value)));
        onFault?.(fault);
        await iterator.return?.();
        throw new ItemFault(fault);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

const FORMATS: Readonly<Record<ItemFraming, (item: unknown) => string>> = {
  events: (item) => formatEvent(item as ServerEvent),
  lines: (item) => `${JSON.stringify(item)}\n`,
  // RFC 7464 2.2: each text is between a record separator and a line feed.
  sequence: (item) => `\x1e${JSON.stringify(item)}\n`,
};

function formatEvent({ data, event, id, retry }: ServerEvent): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const field = (name: string, value: string | number | undefined): string =>
    // A line break would begin a new field.
    value === undefined ? "" : `${name}: ${String(value).replaceAll(/[\r\n\0]/g, " ")}\n`;
  const parts = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${field("event", event)}${field("id", id)}${field("retry", retry)}${parts.join("")}\n`;
}
