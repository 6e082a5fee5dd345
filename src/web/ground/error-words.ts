// What an error means to the person in front of it: what became of their doing, and what is safe to do now.
import { CallError, ProblemError } from "../../client/errors.ts";
import { asksToWait, isGone } from "../../semantics/statuses.ts";

export type Words = {
  readonly title: string;
  readonly detail: string;
  /** Sending the same again can do no harm, and may help. */
  readonly mayRepeat: boolean;
  readonly needsToken: boolean;
  /** To be quoted when one asks for help. */
  readonly requestId: string | undefined;
};

/** A request that was not sent, as there is no network. */
export class OfflineError extends Error {
  override name = "OfflineError" as const;
}

/** What was being done: "read" for what changes nothing, else in the words "Nothing was …". */
export type Doing = "read" | "saved" | "added" | "deleted";

const MENDED: Readonly<Record<number, string>> = {
  400: "The service could not make sense of it.",
  404: "It is not there, or no longer.",
  409: "It stands in the way of something else.",
  410: "It is no longer there.",
  412: "Somebody else was faster: it is no longer as you saw it.",
  413: "It is more than the service takes.",
  429: "The service is asked for too much just now. Wait a little.",
};

/** @returns whether the error says that there is no such resource, or no longer. */
export function saysGone(error: unknown): boolean {
  const { status } = (error ?? {}) as { readonly status?: unknown };
  return typeof status === "number" && isGone(status);
}

export function wordsOf(error: unknown, doing: Doing): Words {
  const nothing = doing === "read" ? "It could not be read" : `Nothing was ${doing}`;
  const plain = { mayRepeat: false, needsToken: false, requestId: undefined };
  if (error instanceof OfflineError) {
    return {
      ...plain,
      title: `You are offline: ${nothing.toLowerCase()}`,
      detail: kept(doing),
      mayRepeat: true,
    };
  }
  if (error instanceof ProblemError) return ofProblem(error, doing, nothing);
  if (error instanceof CallError) return ofSilence(error, doing, nothing);
  const detail = error instanceof Error ? error.message : String(error);
  return { ...plain, title: `${nothing}: something is wrong with this page`, detail };
}

function ofProblem(error: ProblemError, doing: Doing, nothing: string): Words {
  const { status, title, detail, requestId } = error;
  const words = { mayRepeat: false, needsToken: false, requestId };
  if (status === 401) {
    return {
      ...words,
      title: `${nothing}: a token is needed`,
      detail: `Who changes something here has to say who they are. ${kept(doing)}`.trim(),
      needsToken: true,
    };
  }
  if (status === 403) {
    return {
      ...words,
      title: `${nothing}: you may not do this`,
      detail: detail ?? `Your token does not allow it. ${kept(doing)}`.trim(),
      needsToken: true,
    };
  }
  if (status === 422) {
    // The words for programs are about pointers; a rule of this service's own is told in its words.
    const isMarked = error.type?.endsWith("/invalid-content") === true;
    const told = isMarked ? "Something is not as it has to be; it is marked below." : (detail ?? title);
    return { ...words, requestId: undefined, title: `${nothing} yet`, detail: told };
  }
  if (error.effect === "unknown") return inDoubt(doing, "The service has a problem.", requestId);
  if (status >= 500)
    return { ...words, title: nothing, detail: "The service has a problem.", mayRepeat: true };
  return {
    ...words,
    title: nothing,
    detail: MENDED[status] ?? detail ?? title,
    mayRepeat: asksToWait(status),
  };
}

/** Only where something was typed. */
function kept(doing: Doing): string {
  return doing === "saved" || doing === "added" ? "What you typed is kept." : "";
}

/** No answer came. */
function ofSilence(error: CallError, doing: Doing, nothing: string): Words {
  if (doing !== "read" && error.effect === "unknown") return inDoubt(doing, "No answer came.", undefined);
  return {
    title: nothing,
    detail: "No answer came. Is there a network?",
    mayRepeat: true,
    needsToken: false,
    requestId: undefined,
  };
}

/** Everything that the app sends may be sent again: reads, PUT, DELETE, and POST with the same key. */
function inDoubt(doing: Doing, cause: string, requestId: string | undefined): Words {
  return {
    title: `We don't know whether it was ${doing}`,
    detail: `${cause} It is safe to send it again: whatever became of the first, it is ${doing} once, never twice.`,
    mayRepeat: true,
    needsToken: false,
    requestId,
  };
}
