// The same decoration as a Redocly decorator, for `redocly bundle` and `redocly build-docs` with one's own settings.
import { localSpot } from "../contract/load.ts";
import { readContract } from "../contract/read.ts";
import { isRecord } from "../json/record.ts";
import { decorate } from "./decorate.ts";

type Visitor = { readonly Root: { readonly leave: (root: unknown) => void } };

/**
 * A decorator changes what it is given: Redocly hands it the document that it writes out afterwards.
 *
 * @returns a Redocly decorator for OpenAPI 3.x (`decorators: { oas3: { sentences: sentencesDecorator } }`)
 */
export function sentencesDecorator(): Visitor {
  return {
    Root: {
      leave(root) {
        if (!isRecord(root)) return;
        const contract = readContract(localSpot(root, ""));
        Object.assign(root, decorate(root, contract));
      },
    },
  };
}
