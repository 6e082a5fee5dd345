// What `--verbose` prints: what each operation is taken to do, and each request as it goes.
import type { Evidence } from "../../contract/inferred/inference-table.ts";
import { printableLine } from "../../json/printable.ts";
import { shortened } from "../../laws/sentences/words.ts";

const WORDS: Readonly<Record<Evidence["how"], string>> = {
  declared: "",
  settled: "",
  tried: ", to be confirmed",
  open: "",
};

/** @returns one line for each operation. */
export function evidenceLines(rows: readonly Evidence[]): readonly string[] {
  return rows.map(({ operation, effect, because, how, ids }) => {
    const places = Object.entries(ids).map(
      ([name, pointer]) => `; ${name} is at ${pointer} of its responses`,
    );
    const taken = effect === undefined ? "not settled" : `${effect}${WORDS[how]}`;
    return printableLine(`${operation.method} ${operation.path}: ${taken} (${because})${places.join("")}`);
  });
}

type Send = (request: Request) => Promise<Response>;

/**
 * @param send sends one request
 * @param means `print` gets each line; `now` is the clock
 * @returns the same, which prints each request with its status, or why there was none, and its milliseconds
 */
export function loudly(
  send: Send,
  { print, now }: { readonly print: (line: string) => void; readonly now: () => number },
): Send {
  return async (request) => {
    const began = now();
    const { pathname, search } = new URL(request.url);
    const say = (what: string | number): void =>
      print(printableLine(`${request.method} ${shortened(pathname + search)}  ${what}  ${now() - began} ms`));
    try {
      const response = await send(request);
      say(response.status);
      return response;
    } catch (error) {
      say(error instanceof Error ? error.name : "no response");
      throw error;
    }
  };
}
