// One small test per decision row: neither can be forgotten, since a row without a test does not compile.
import { preferredMediaType } from "../http/accept.ts";
import { parseEntityTag, parseEntityTags } from "../http/entity-tag.ts";
import { parseQuery } from "../http/form.ts";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import { resolvePointer } from "../http/json-pointer.ts";
import { parseMediaType } from "../http/media-type.ts";
import { applyMergePatch } from "../http/merge-patch.ts";
import { parsePrefer } from "../http/prefer.ts";
import type { ProblemFault } from "../http/problem.ts";
import { coerceText } from "../schema/coerce.ts";
import { faultsOf } from "../schema/faults.ts";
import type { DecisionId } from "../semantics/decisions.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { falsePrecondition } from "../semantics/preconditions.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { judgeContent, parameterFaults, readBytes, without } from "./content.ts";
import { type Exchange, errorsOf, type State, type Verdict } from "./exchange.ts";
import { fingerprintOf, replayOf, scopeOf } from "./keys.ts";
import { bearerToken, challenge } from "./principals.ts";
import type { ParameterFacts } from "./wiring.ts";

type Test = (exchange: Exchange, state: State) => Verdict | Promise<Verdict>;

export const tests: Readonly<Record<DecisionId, Test>> = {
  "caller-is-known": async (exchange) => {
    const { wiring, request, authenticate } = exchange;
    const token = bearerToken(field(request, "authorization"));
    const principal = token === undefined ? undefined : await authenticate?.(token);
    if (principal !== undefined) {
      exchange.principal = principal;
      return "yes";
    }
    const error = field(request, "authorization") === null ? undefined : "invalid_token";
    return { no: [], headers: { [fields.wwwAuthenticate.name]: challenge(error, wiring.scopes) } };
  },

  "caller-has-scope": ({ wiring, principal }) => {
    const missing = wiring.scopes.filter((scope) => !principal.scopes.includes(scope));
    if (missing.length === 0) return "yes";
    const headers = { [fields.wwwAuthenticate.name]: challenge("insufficient_scope", wiring.scopes) };
    return { no: [], detail: `The token lacks ${missing.join(", ")}.`, headers };
  },

  // RFC 9205 4.13: a form of another site may POST here, and a browser would send it.
  "request-is-not-cross-site": ({ request, allowedOrigins }) => {
    if (bearerToken(field(request, "authorization")) !== undefined) return "yes";
    const origin = field(request, "origin");
    if (origin !== null && allowedOrigins.includes(origin)) return "yes";
    const isForeign = origin !== null && hostOf(origin) !== hostOf(request.url);
    return isForeign || field(request, "secFetchSite") === "cross-site" ? { no: [] } : "yes";
  },

  "answer-is-acceptable": ({ wiring, request }) => {
    // Problems are sent whatever Accept says, so their media type is not on offer.
    const successes = Object.entries(wiring.answers).filter(([status]) => isSuccess(Number(status)));
    const offered = successes.flatMap(([, answer]) => answer.media ?? []);
    const accept = field(request, "accept") ?? undefined;
    if (preferredMediaType(accept, offered) !== undefined) return "yes";
    return { no: [], detail: `The operation answers with ${[...new Set(offered)].join(", ")}.` };
  },

  "content-type-is-declared": (exchange) => {
    const declared = Object.keys(exchange.wiring.content?.media ?? {});
    const sent = parseMediaType(field(exchange.request, "contentType") ?? "");
    const charset = sent?.parameters.get("charset")?.toLowerCase() ?? "utf-8";
    if (sent !== undefined && declared.includes(sent.essence) && charset === "utf-8") {
      exchange.mediaType = sent.essence;
      return "yes";
    }
    const headers = declared.includes(mediaTypes.mergePatch)
      ? { [fields.acceptPatch.name]: declared.join(", ") }
      : {};
    return { no: [], detail: `Send ${declared.join(" or ")}, in UTF-8.`, headers };
  },

  "content-coding-is-supported": ({ request }) => {
    const coding = (field(request, "contentEncoding") ?? "").trim().toLowerCase();
    if (coding === "" || coding === "identity") return "yes";
    const headers = { [fields.acceptEncoding.name]: "identity" };
    return { no: [], detail: "Send the content without a content coding.", headers };
  },

  "content-length-is-allowed": async (exchange) => {
    const bytes = await readBytes(exchange.request, exchange.contentLimit);
    if (bytes === undefined) return { no: [], detail: `The limit is ${exchange.contentLimit} bytes.` };
    exchange.bytes = bytes;
    // Judged here and reported in its turn: nothing inside the unit of work waits for an upload.
    exchange.judged = judgeContent(exchange);
    return "yes";
  },

  "path-is-well-formed": (exchange) => {
    const sent = Object.entries(exchange.path).map(([name, text]) => [name, [String(text)]] as const);
    const reading = readParameters(new Map(sent), exchange.wiring.pathParameters);
    exchange.path = reading.value;
    if (reading.faults.length > 0) return { no: reading.faults };
    // One spelling a resource: `/lamps/1` is not also `/lamps/1e0`.
    const odd = sent.filter(([name, [text]]) => String(reading.value[name]) !== text);
    const detail = "is not the plain spelling of this value";
    return odd.length === 0 ? "yes" : { no: odd.map(([parameter]) => ({ parameter, detail })) };
  },

  "query-is-well-formed": (exchange) => {
    const { queryParameters } = exchange.wiring;
    if (exchange.target.search.length <= 1) {
      exchange.query = queryParameters.defaults;
      if (queryParameters.validate(queryParameters.defaults)) return "yes";
    }
    const sent = parseQuery(exchange.target.search);
    if (sent === undefined) return { no: [{ detail: "The query has a bad escape or is not UTF-8." }] };
    const reading = readParameters(sent, queryParameters);
    exchange.query = reading.value;
    return reading.faults.length === 0 ? "yes" : { no: reading.faults };
  },

  "fields-are-well-formed": (exchange) => {
    const faults = [...readConditions(exchange), ...readHeaderParameters(exchange)];
    const prefer = field(exchange.request, "prefer");
    exchange.minimal = prefer !== null && parsePrefer(prefer).get("return") === "minimal";
    return faults.length === 0 ? "yes" : { no: faults };
  },

  "content-is-whole": ({ request }) =>
    field(request, "contentRange") === null
      ? "yes"
      : { no: [{ parameter: fields.contentRange.name, detail: "a PUT replaces whole, never in part" }] },

  "parent-exists": async (_, state) => ((await state.parent()) === undefined ? { no: [] } : "yes"),

  "target-exists": async (_, state) => ((await state.current()) === undefined ? { no: [] } : "yes"),

  "caller-owns-target": async ({ wiring, principal }, state) => {
    const owner = (await state.current())?.owner;
    const mayAll = wiring.ownerOrScope !== undefined && principal.scopes.includes(wiring.ownerOrScope);
    return owner === undefined || owner === principal.id || mayAll ? "yes" : { no: [] };
  },

  "key-is-sent": ({ request }) => (field(request, "idempotencyKey") === null ? { no: [] } : "yes"),

  "key-is-well-formed": (exchange) => {
    const sent = field(exchange.request, "idempotencyKey");
    if (sent === null) return "yes";
    exchange.key = parseIdempotencyKey(sent);
    if (exchange.key !== undefined) return "yes";
    const detail = "must be one string of 1 to 255 visible ASCII characters";
    return { no: [{ parameter: fields.idempotencyKey.name, detail }] };
  },

  "key-is-free": async (exchange, { keys }) => {
    if (exchange.key === undefined || keys === undefined) return "yes";
    const record = await keys.find(scopeOf(exchange, exchange.key));
    return record === "in progress" ? { no: [], headers: { [fields.retryAfter.name]: "1" } } : "yes";
  },

  "key-fits": async (exchange, { keys }) => {
    if (exchange.key === undefined || keys === undefined) return "yes";
    const record = await keys.find(scopeOf(exchange, exchange.key));
    if (record === undefined || record === "in progress") return "yes";
    if (record.fingerprint !== fingerprintOf(exchange)) return { no: [] };
    return { answer: replayOf(record) };
  },

  "precondition-is-sent": ({ conditions }) =>
    conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined ? { no: [] } : "yes",

  "precondition-holds": async ({ conditions, wiring }, state) => {
    if (conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined) return "yes";
    const failed = falsePrecondition(conditions, tagOf(await state.current()));
    if (failed === undefined || (failed === "ifNoneMatch" && wiring.safe)) return "yes";
    return {
      no: [{ parameter: fields[failed].name, detail: "does not hold for the current representation" }],
    };
  },

  "representation-is-new": async ({ conditions }, state) => {
    if (conditions.ifNoneMatch === undefined) return "yes";
    const reply = await state.reply();
    if (!isSuccess(reply.status) || reply.body === undefined || !("etag" in reply.body)) return "yes";
    const same = falsePrecondition({ ifNoneMatch: conditions.ifNoneMatch }, tagOf(reply.body));
    return same === undefined ? "yes" : { no: [] };
  },

  "content-is-readable": ({ judged }) => (judged.unreadable ? { no: judged.unreadable } : "yes"),

  "content-is-valid": async (exchange, state) => {
    const { judged, wiring } = exchange;
    if (judged.invalid) return { no: judged.invalid };
    const result = wiring.content?.result;
    exchange.content = judged.value;
    if (result === undefined) return "yes";
    const merged = applyMergePatch((await state.current())?.value, judged.value);
    const faults = faultsOf(errorsOf(result, merged));
    exchange.content = without(merged, wiring.content?.readOnly ?? []);
    return faults.length === 0 ? "yes" : { no: faults };
  },

  "content-names-the-target": ({ wiring, path, judged }) => {
    const faults = Object.entries(wiring.identity).flatMap(([name, pointer]) => {
      const inPath = path[wiring.target?.parameters[name] ?? name];
      const inContent = resolvePointer(judged.sent, pointer);
      return inContent === undefined || inContent === inPath
        ? []
        : [{ pointer, detail: `names another resource than the path, which says ${inPath}` }];
    });
    return faults.length === 0 ? "yes" : { no: faults };
  },
};

function field(request: Request, id: keyof typeof fields): string | null {
  return request.headers.get(fields[id].name);
}

/** Host and port of an origin or an address; of `null`, which is nobody's, none. */
function hostOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).host : undefined;
}

function tagOf(stored: { readonly etag: string } | undefined): ReturnType<typeof parseEntityTag> {
  return stored === undefined ? undefined : parseEntityTag(stored.etag);
}

function readConditions(exchange: Exchange): readonly ProblemFault[] {
  const faults: ProblemFault[] = [];
  const read = (id: "ifMatch" | "ifNoneMatch") => {
    const sent = exchange.wiring[id] === "none" ? null : field(exchange.request, id);
    if (sent === null) return undefined;
    const condition = parseEntityTags(sent);
    if (condition === undefined) {
      faults.push({
        parameter: fields[id].name,
        detail: 'must be * or a list of entity tags, such as "abc"',
      });
    }
    return condition;
  };
  exchange.conditions = { ifMatch: read("ifMatch"), ifNoneMatch: read("ifNoneMatch") };
  return faults;
}

function readHeaderParameters(exchange: Exchange): readonly ProblemFault[] {
  const { headerParameters } = exchange.wiring;
  if (headerParameters === undefined) return [];
  const sent = new Map<string, readonly string[]>();
  for (const name of Object.keys(headerParameters.shapes)) {
    const value = exchange.request.headers.get(name);
    if (value !== null) sent.set(name, [value]);
  }
  const reading = readParameters(sent, headerParameters);
  exchange.header = reading.value;
  return reading.faults;
}

function readParameters(sent: ReadonlyMap<string, readonly string[]>, facts: ParameterFacts) {
  const unknown = [...sent.keys()].filter((name) => !Object.hasOwn(facts.shapes, name));
  const known = new Map([...sent].filter(([name]) => !unknown.includes(name)));
  const { value } = coerceText(known, facts.shapes, { emptyMeansAbsent: false });
  const whole = { ...facts.defaults, ...value };
  const faults = parameterFaults(faultsOf(errorsOf(facts.validate, whole)));
  const strangers = unknown.map((parameter) => ({
    parameter,
    detail: "is not a parameter of this operation",
  }));
  return { value: whole, faults: [...strangers, ...faults] };
}
