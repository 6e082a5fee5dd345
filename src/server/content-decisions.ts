// Decisions about the content: its size, whether it can be parsed, whether it is valid.

import { applyMergePatch } from "../http/merge-patch.ts";
import { resolvePointer } from "../json/pointer.ts";
import { faultsOf } from "../schema/faults.ts";
import { without } from "./content.ts";
import { type Decided, errorsOf, fieldOf, type Tests } from "./context.ts";
import type { Excess } from "./form-parts.ts";
import { whenKnown } from "./soon.ts";
import { limitOf } from "./upload-limits.ts";

export const contentTests = {
  "content-length-is-allowed": (context) => {
    const limit = limitOf(context);
    return Number(fieldOf(context.request, "contentLength") ?? 0) > limit ? tooLarge({ limit }) : "yes";
  },

  "content-is-within-limit": ({ excess }) => (excess === undefined ? "yes" : tooLarge(excess)),

  "content-is-readable": ({ judged }) => (judged.unreadable ? { no: judged.unreadable } : "yes"),

  "content-is-valid": (context) => {
    const { invalid, value } = context.judged;
    context.content = value;
    return invalid ? { no: invalid } : "yes";
  },

  "merge-result-is-valid": (context, state) => {
    const { result, readOnly = [] } = context.wiring.content ?? {};
    if (result === undefined) return "yes";
    return whenKnown(state.current(), (current): Decided => {
      const merged = applyMergePatch(current?.value, context.judged.value);
      const faults = faultsOf(errorsOf(result, merged));
      context.content = without(merged, readOnly);
      return faults.length === 0 ? "yes" : { no: faults };
    });
  },

  "content-names-the-target": ({ wiring, path, judged }) => {
    const faults = Object.entries(wiring.identity).flatMap(([name, pointer]) => {
      const inPath = path[wiring.target?.parameters[name] ?? name];
      const inContent = resolvePointer(judged.sent, pointer);
      return inContent === undefined || inContent === inPath
        ? []
        : [{ pointer, detail: `differs from the path, which has ${inPath}` }];
    });
    return faults.length === 0 ? "yes" : { no: faults };
  },
} satisfies Partial<Tests>;

/** RFC 9110 15.5.14: the rest is not read, so the connection can't be reused. */
function tooLarge({ limit, part }: Excess): Decided {
  const of = part === undefined ? "" : ` of the part "${part}"`;
  return {
    no: [],
    detail: `The limit${of} is ${limit} bytes; send less content.`,
    headers: { connection: "close" },
  };
}
