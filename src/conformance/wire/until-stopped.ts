// Gives up waiting for a response soon after the run was stopped, so that a server that hangs does not delay the report.
import { NotExercised } from "../../laws/reason.ts";
import type { Patience } from "./patience.ts";

/** Milliseconds for a response that is on its way, because a request without one may have created something. */
const GRACE = 1000;

/**
 * @param signal stops the run
 * @param means sends a request, and waits
 * @returns the same sender; it throws NotExercised if there is no response within a second after the signal
 */
export function untilStopped(
  signal: AbortSignal | undefined,
  { send, pause }: Pick<Patience, "send" | "pause">,
): Patience["send"] {
  if (signal === undefined) return send;
  return (request) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        const reason = { kind: "over", over: { kind: "stopped" } } as const;
        pause(GRACE).then(() => reject(new NotExercised(reason)), reject);
      };
      signal.addEventListener("abort", stop);
      send(request)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener("abort", stop));
    });
}
