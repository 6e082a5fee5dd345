// Error messages for people: what happened to their change, and what they can do now.
import { CallError, ProblemError } from "../../client/errors.ts";
import { asksToWait, isGone } from "../../semantics/statuses.ts";

export type Words = {
  readonly title: string;
  readonly detail: string;
  /** Sending the same request again is safe, and may help. */
  readonly mayRepeat: boolean;
  readonly needsToken: boolean;
  /** To quote when asking for help. */
  readonly requestId: string | undefined;
};

/** A request that was not sent because the browser is offline. */
export class OfflineError extends Error {
  override name = "OfflineError" as const;
}

/** What the request was for: "read", or the participle in "Nothing was …". */
export type Doing = "read" | "saved" | "added" | "deleted";

const DETAILS: Readonly<Record<number, string>> = {
  400: "The service could not understand the request.",
  404: "It does not exist, or no longer exists.",
  409: "It conflicts with another change.",
  410: "It no longer exists.",
  412: "Someone else has changed it since you loaded it.",
  413: "It is larger than the service accepts.",
  429: "The service is receiving too many requests. Wait a moment, then try again.",
};

/** @returns whether the error says that there is no such resource, or no longer. */
export function saysGone(error: unknown): boolean {
  const { status } = (error ?? {}) as { readonly status?: unknown };
  return typeof status === "number" && isGone(status);
}

export function wordsOf(error: unknown, doing: Doing): Words {
  const nothing = doing === "read" ? "It could not be loaded" : `Nothing was ${doing}`;
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
  return { ...plain, title: `${nothing}: this page has a bug`, detail };
}

function ofProblem(error: ProblemError, doing: Doing, nothing: string): Words {
  const { status, title, detail, requestId } = error;
  const words = { mayRepeat: false, needsToken: false, requestId };
  if (status === 401) {
    return {
      ...words,
      title: `${nothing}: please sign in`,
      detail: `Sign in with a token to make changes. ${kept(doing)}`.trim(),
      needsToken: true,
    };
  }
  if (status === 403) {
    return {
      ...words,
      title: `${nothing}: you do not have permission`,
      detail: detail ?? `Your token does not allow this. ${kept(doing)}`.trim(),
      needsToken: true,
    };
  }
  if (status === 422) {
    // The detail of this problem type is about JSON pointers; other types have a detail for people.
    const isMarked = error.type?.endsWith("/invalid-content") === true;
    const text = isMarked ? "Please correct the marked fields." : (detail ?? title);
    return { ...words, requestId: undefined, title: `${nothing} yet`, detail: text };
  }
  if (error.effect === "unknown") return inDoubt(doing, "The service reported an error.", requestId);
  if (status >= 500)
    return { ...words, title: nothing, detail: "The service reported an error.", mayRepeat: true };
  return {
    ...words,
    title: nothing,
    detail: DETAILS[status] ?? detail ?? title,
    mayRepeat: asksToWait(status),
  };
}

/** The sentence about drafts, where something was typed. */
function kept(doing: Doing): string {
  return doing === "saved" || doing === "added" ? "What you typed is kept." : "";
}

/** No response arrived. */
function ofSilence(error: CallError, doing: Doing, nothing: string): Words {
  if (doing !== "read" && error.effect === "unknown")
    return inDoubt(doing, "No response arrived.", undefined);
  return {
    title: nothing,
    detail: "No response arrived. Check your network connection.",
    mayRepeat: true,
    needsToken: false,
    requestId: undefined,
  };
}

/** All requests of the app can be repeated: GET, PUT, DELETE, and POST with the same key. */
function inDoubt(doing: Doing, cause: string, requestId: string | undefined): Words {
  return {
    title: `We don't know whether it was ${doing}`,
    detail: `${cause} You can safely send it again: it will be ${doing} only once.`,
    mayRepeat: true,
    needsToken: false,
    requestId,
  };
}
