// Checks what only the raw request shows, before it becomes a `Request`: Host, the undecoded target, TRACE.
import type { Method } from "../semantics/methods.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { methodNotAllowed, methodsAllowed, problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";

/** The head of a request, unprocessed. */
export type RawHead = {
  readonly method: string;
  /** The request target, undecoded (RFC 9112 3.2). */
  readonly target: string;
  readonly httpVersion: string;
  /** Names and values in turn, unprocessed. */
  readonly rawHeaders: readonly string[];
};

export type FrontOptions = {
  /** The methods that a path supports, for `Allow`; `undefined` when there is no such path. */
  readonly methodsOf: (path: string) => readonly Method[] | undefined;
  /** All methods that some path supports. */
  readonly allMethods: readonly Method[];
  /** Accepts only callers on this machine, because no key is configured to distinguish callers. */
  readonly loopbackOnly: boolean;
};

/**
 * @param head the head of a request
 * @param options the paths, and which callers are accepted
 * @returns the response that ends the request here; `undefined` when the request continues
 */
export function judgeHead(head: RawHead, options: FrontOptions): Outcome | undefined {
  return (
    judgeHost(head, options.loopbackOnly) ??
    (options.loopbackOnly ? judgeForwarding(head) : undefined) ??
    judgeTarget(head) ??
    answerByItself(head, options)
  );
}

// RFC 3986 3.2.2, the part that Host allows: a name, an IPv4 or a bracketed IPv6 address, and a port.
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::\d{0,5})?$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{0,5})?$/i;

/** RFC 9112 3.2: exactly one valid Host. RFC 9110 7.4: a name that was rebound to this machine is misdirected. */
function judgeHost({ rawHeaders, httpVersion, target }: RawHead, loopbackOnly: boolean): Outcome | undefined {
  const hosts = valuesOf(rawHeaders, "host");
  const isOld = hosts.length === 0 && httpVersion === "1.0";
  if (hosts.length !== 1 && !isOld) return refusal("malformed-request", "Send exactly one Host field.");
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1];
  for (const host of [...hosts, ...(authority === undefined ? [] : [authority])]) {
    if (!HOST.test(host) || !URL.canParse(`http://${host}`))
      return refusal("malformed-request", "The Host field is not a valid host with an optional port.");
    if (loopbackOnly && !LOOPBACK.test(host)) return refusal("misdirected-request");
  }
  return undefined;
}

const PLAIN_HOST = /^[a-z0-9.-]+(?::[1-9]\d*)?$/;

/**
 * @param host a valid value of `Host`; `undefined` in HTTP/1.0
 * @returns the value in its normal form (RFC 3986 6.2.3: no empty port), the only one that the platform accepts
 */
export function plainHost(host: string | undefined): string {
  if (host === undefined) return "localhost";
  return PLAIN_HOST.test(host) ? host : new URL(`http://${host}`).host;
}

/** The fields that identify a proxy (RFC 7239, RFC 9110 7.6.3, and the field of nginx). */
const PROXY_FIELDS = ["forwarded", "via", "x-real-ip"];

function judgeForwarding({ rawHeaders }: RawHead): Outcome | undefined {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const forwarded = names.some((name) => PROXY_FIELDS.includes(name) || name.startsWith("x-forwarded-"));
  return forwarded ? refusal("forwarded-request") : undefined;
}

/** Refuses a target that the platform would resolve or decode to a different path (RFC 3986 5.2.4, 6.2.2). */
function judgeTarget({ target, method }: RawHead): Outcome | undefined {
  if (target === "*" && method === "OPTIONS") return undefined;
  // RFC 9112 3.2: no form of a request target has a fragment.
  if (target.includes("#"))
    return refusal("malformed-request", "The request target has a fragment; remove it.");
  const path = pathOf(target);
  const segments = path.split("/").map((segment) => segment.replaceAll(/%2e/gi, "."));
  if (segments.includes(".") || segments.includes("..")) {
    return refusal("malformed-request", "The path has a segment . or ..; send the resolved path.");
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this finds control characters
  if (/%(?![0-9a-f]{2})|%(?:2f|5c|0|1|7f)|[\x00-\x20\\]/i.test(path)) {
    return refusal(
      "malformed-request",
      "The path has an encoded slash, a control character or a bad escape.",
    );
  }
  return undefined;
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

/** @returns the path of a target in origin form or absolute form, undecoded. */
export function pathOf(target: string): string {
  return target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "") || "/";
}

function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function refusal(id: ProblemId, detail?: string): Outcome {
  return problemOutcome(id, problems[id], [], { detail });
}
