// Receives the content of a request before its unit of work begins, so that none waits for an upload.
import { askRows } from "./ask-rows.ts";
import { readBytes } from "./bytes.ts";
import { judgeContent } from "./content.ts";
import { fieldOf, type RequestContext, type State } from "./context.ts";
import type { Plan } from "./plan.ts";
import type { Outcome } from "./port.ts";
import { type Soon, whenKnown } from "./soon.ts";
import { stateOf } from "./state.ts";
import type { Units } from "./units.ts";
import { uploadOf } from "./upload-limits.ts";

/**
 * Reads and validates the content into the context; the rows about it report what is wrong.
 *
 * @param plan the operation
 * @param context a request that passed the rows about the request alone
 * @param units where the rows look that a client with `Expect: 100-continue` may fail before it sends its content
 * @returns the response that ends such a request now; otherwise `undefined`
 * @throws ContentAborted when the content ends before it is complete
 */
export function receiveContent(
  plan: Plan,
  context: RequestContext,
  units: Units<unknown, unknown>,
): Soon<Outcome | undefined> {
  if (!plan.wiring.readsContent) return undefined;
  const refusal =
    fieldOf(context.request, "expect") === null ? undefined : refusalBefore(plan, context, units);
  return whenKnown(refusal, (refused) => refused ?? whenKnown(receive(context), () => undefined));
}

function receive(context: RequestContext): Soon<void> {
  const upload = uploadOf(context);
  // Loaded for the first upload: most services have none.
  if (upload !== undefined)
    return import("./receive-upload.ts").then(({ receiveUpload }) => receiveUpload(context, upload));
  return whenKnown(readBytes(context.request, context.incoming, context.contentLimit), (bytes) => {
    if (bytes === undefined) {
      context.excess = { limit: context.contentLimit };
      return;
    }
    context.bytes = bytes;
    context.judged = judgeContent(context);
  });
}

/**
 * RFC 9110 10.1.1: a client that expects `100 Continue` gets the final response instead, if the head of its request
 * determines it. The unit of work asks these rows again, as the state may change during the upload.
 */
function refusalBefore(
  plan: Plan,
  context: RequestContext,
  units: Units<unknown, unknown>,
): Soon<Outcome | undefined> {
  if (plan.early.length === 0) return undefined;
  const ask = (state: State): Soon<Outcome | undefined> => askRows(plan, plan.early, context, state);
  if (context.key === undefined) return units.read((view) => ask(stateOf(plan, context, view, undefined)));
  // Only a unit of work for writing sees the keys; this one changes nothing.
  return units.write(async (view, keys) => {
    const state = stateOf(plan, context, view, keys);
    // Whether a recorded response is the one to repeat depends on the content.
    return { keep: false, result: (await state.record()) === undefined ? await ask(state) : undefined };
  });
}
