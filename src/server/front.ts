// Checks what only the raw request shows, before it becomes a `Request`: Host, the undecoded target, TRACE.
import { isHost, isLoopback } from "../http/host.ts";
import { isOfProxy } from "../semantics/fields.ts";
import type { Method } from "../semantics/methods.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { type CorsRules, preflightAnswer } from "./cors.ts";
import { judgeFraming } from "./front-framing.ts";
import { methodNotAllowed, methodsAllowed, problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { absoluteFormOf, fieldLines, pathOf, type RawHead } from "./raw-head.ts";

export type FrontOptions = {
  /** The methods that a path supports, for `Allow`; `undefined` when there is no such path. */
  readonly methodsOf: (path: string) => readonly Method[] | undefined;
  /** All methods that some path supports. */
  readonly allMethods: readonly Method[];
  /** Accepts only callers on this machine, because no key is configured to distinguish callers. */
  readonly loopbackOnly: boolean;
  /** Pages of which origins may use the service. Default: none. */
  readonly cors?: CorsRules | undefined;
  /** The origin under which clients know the service, such as `https://books.example`, if a setting names one. */
  readonly publicOrigin?: string | undefined;
};

/**
 * @param head the head of a request
 * @param options the paths, and which callers are accepted
 * @returns the response that ends the request here; `undefined` when the request continues
 */
export function judgeHead(head: RawHead, options: FrontOptions): Outcome | undefined {
  return (
    judgeFraming(head) ??
    judgeHost(head, options) ??
    (options.loopbackOnly ? judgeForwarding(head) : undefined) ??
    judgeTarget(head) ??
    judgePreflight(head, options.cors) ??
    answerByItself(head, options)
  );
}

/** RFC 9112 3.2: exactly one valid Host. RFC 9110 7.4: a name that was rebound to this machine is misdirected. */
function judgeHost(head: RawHead, { loopbackOnly, publicOrigin }: FrontOptions): Outcome | undefined {
  const hosts = fieldLines(head, "host");
  const isOld = hosts.length === 0 && head.httpVersion === "1.0";
  if (hosts.length !== 1 && !isOld)
    return refusal("malformed-request", "The request has no Host field, or several; send exactly one.");
  const target = absoluteFormOf(head.target);
  const all = target === undefined ? hosts : [...hosts, target.authority];
  if (!all.every(isHost))
    return refusal(
      "malformed-request",
      "Host is not a valid host with an optional port; send one such as localhost:8080.",
    );
  if (loopbackOnly && !all.every(isLoopback)) return refusal("misdirected-request");
  if (target === undefined) return undefined;
  // RFC 9112 3.2.2: the target counts, not Host. RFC 9110 7.4: its scheme and authority must be served here.
  const own = [originOf("http", hosts[0] ?? target.authority), publicOrigin];
  const named = originOf(target.scheme, target.authority);
  return named !== undefined && own.includes(named)
    ? undefined
    : refusal(
        "misdirected-request",
        "The scheme or the host of the request target is not one of this server; send the path alone.",
      );
}

/** @returns the origin of a URI of the web; `undefined` for other schemes. */
function originOf(scheme: string, host: string): string | undefined {
  return /^https?$/i.test(scheme) ? new URL(`${scheme}://${host}`).origin : undefined;
}

function judgeForwarding({ rawHeaders }: RawHead): Outcome | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (isOfProxy(rawHeaders[at] ?? "")) return refusal("forwarded-request");
  }
  return undefined;
}

/** Refuses a target that the platform would resolve or decode to a different path (RFC 3986 5.2.4, 6.2.2). */
function judgeTarget({ target, method }: RawHead): Outcome | undefined {
  if (target === "*" && method === "OPTIONS") return undefined;
  // RFC 9112 3.2: no form of a request target has a fragment.
  if (target.includes("#"))
    return refusal("malformed-request", "The request target has a fragment; remove it.");
  const path = pathOf(target);
  if (isPlain(path)) return undefined;
  if (hasDotSegment(path)) {
    return refusal("malformed-request", "The path has a dot segment (. or ..); send the resolved path.");
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this finds control characters
  if (/%(?![0-9a-f]{2})|%(?:2f|5c|0|1|7f)|[\x00-\x20\\]/i.test(path)) {
    return refusal(
      "malformed-request",
      "The path has an encoded slash, a control character or a bad escape; remove it or encode it correctly.",
    );
  }
  return undefined;
}

/** Most paths have nothing that could be refused: no dot, no escape, no control character. */
function isPlain(path: string): boolean {
  return /^[A-Za-z0-9/_~:@!$&()*+,;=-]*$/.test(path);
}

function hasDotSegment(path: string): boolean {
  if (!/\/(?:\.|%2e)/i.test(path)) return false;
  const segments = path.split("/").map((segment) => segment.replaceAll(/%2e/gi, "."));
  return segments.includes(".") || segments.includes("..");
}

function judgePreflight(head: RawHead, rules: CorsRules | undefined): Outcome | undefined {
  if (rules === undefined) return undefined;
  const [origin] = fieldLines(head, "origin");
  const [requestMethod] = fieldLines(head, "requestMethod");
  return preflightAnswer({ method: head.method, origin, requestMethod }, rules);
}

/** Responds to requests that cannot become a `Request` of the platform. */
function answerByItself({ method, target }: RawHead, options: FrontOptions): Outcome | undefined {
  if (method === "OPTIONS" && target === "*") {
    return methodsAllowed(options.allMethods);
  }
  if (method !== "TRACE" && method !== "CONNECT" && method !== "TRACK") return undefined;
  const allowed =
    method === "CONNECT" ? options.allMethods : options.methodsOf(plainSpelling(pathOf(target)));
  return allowed === undefined ? refusal("not-found") : methodNotAllowed(allowed);
}

/** RFC 3986 6.2.2.2: a percent-encoded unreserved character is equivalent to the character. */
function plainSpelling(path: string): string {
  return path.replaceAll(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, decodeURIComponent);
}

function refusal(id: ProblemId, detail?: string): Outcome {
  return problemOutcome(id, problems[id], [], { detail });
}
