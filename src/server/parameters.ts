// Parses the parameters of a request: path, query, header fields, preconditions.
import { parseEntityTags } from "../http/entity-tag.ts";
import { parseQuery } from "../http/form.ts";
import { decodeSegment } from "../http/path.ts";
import type { ProblemFault } from "../http/problem.ts";
import { isLossless } from "../json/number.ts";
import { coerceText, type Sent } from "../schema/coerce.ts";
import { faultsOf } from "../schema/faults.ts";
import { fields } from "../semantics/fields.ts";
import { parameterFaults } from "./content.ts";
import { errorsOf, fieldOf, type Parameters, type RequestContext } from "./context.ts";
import {
  type Reading,
  readCookies,
  readStyledFields,
  readStyledPath,
  readStyledQuery,
} from "./styled-parameters.ts";
import type { ParameterFacts } from "./wiring.ts";

const NO_FAULTS: readonly ProblemFault[] = [];

/**
 * Parses If-Match and If-None-Match into the context, if the operation declares them.
 *
 * @returns a fault for each that is not a list of entity tags
 */
export function readConditions(context: RequestContext): readonly ProblemFault[] {
  const { wiring, request } = context;
  const ifMatch = wiring.ifMatch === "none" ? null : fieldOf(request, "ifMatch");
  const ifNoneMatch = wiring.ifNoneMatch === "none" ? null : fieldOf(request, "ifNoneMatch");
  // The context has no conditions yet.
  if (ifMatch === null && ifNoneMatch === null) return NO_FAULTS;
  const faults: ProblemFault[] = [];
  const read = (id: "ifMatch" | "ifNoneMatch", sent: string | null) => {
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
  context.conditions = {
    ifMatch: read("ifMatch", ifMatch),
    ifNoneMatch: read("ifNoneMatch", ifNoneMatch),
  };
  return faults;
}

/**
 * Decodes the texts of the path parameters in the context (RFC 3986 2.1).
 *
 * @returns a fault for each that has a bad escape or invalid UTF-8
 */
export function decodePath(context: RequestContext): readonly ProblemFault[] {
  if (!hasEscape(context.path)) return NO_FAULTS;
  const sent = Object.entries(context.path).map(([name, text]) => [name, String(text)] as const);
  const decoded = sent.map(([name, text]) => [name, decodeSegment(text)] as const);
  context.path = Object.fromEntries(decoded);
  const broken = decoded.filter(([, text]) => text === undefined);
  return broken.map(([parameter]) => ({ parameter, detail: "has a bad escape or invalid UTF-8" }));
}

/** The texts of most paths have none. */
function hasEscape(texts: RequestContext["path"]): boolean {
  for (const name in texts) if (String(texts[name]).includes("%")) return true;
  return false;
}

/**
 * Parses the declared header parameters and cookies into the context.
 *
 * @returns their faults
 */
export function readFieldParameters(context: RequestContext): readonly ProblemFault[] {
  const { headerParameters, cookieParameters } = context.wiring;
  if (headerParameters === undefined && cookieParameters === undefined) return NO_FAULTS;
  const faults: ProblemFault[] = [];
  if (headerParameters !== undefined) {
    const sent = new Map<string, string>();
    for (const name of Object.keys(headerParameters.shapes)) {
      const value = context.request.headers.get(name.toLowerCase());
      if (value !== null) sent.set(name, value);
    }
    const reading = readReading(readStyledFields(sent, headerParameters), headerParameters);
    context.header = reading.value;
    faults.push(...reading.faults);
  }
  if (cookieParameters !== undefined) {
    const reading = readReading(
      readCookies(fieldOf(context.request, "cookie") ?? "", cookieParameters),
      cookieParameters,
    );
    context.cookie = reading.value;
    faults.push(...reading.faults);
  }
  return faults;
}

/**
 * Parses the path parameters of an operation that have a style into the context.
 *
 * @returns their faults
 */
export function readStyledPathParameters(context: RequestContext): readonly ProblemFault[] {
  const facts = context.wiring.pathParameters;
  const sent = Object.entries(context.path).map(([name, text]) => [name, String(text)] as const);
  const reading = readReading(readStyledPath(new Map(sent), facts), facts);
  context.path = reading.value;
  return reading.faults;
}

/**
 * @param search the query, with or without its `?`
 * @param facts how to parse and validate its parameters
 * @returns the values and their faults; `undefined` for a query with a bad escape
 */
export function readQuery(search: string, facts: ParameterFacts): Parameters | undefined {
  if (facts.styles !== undefined) {
    const reading = readStyledQuery(search, facts);
    return reading && readReading(reading, facts);
  }
  const sent = parseQuery(search);
  return sent && readParameters(sent, facts);
}

/** The values of the parameters that are not sent: a copy, as a handler may change what it gets. */
export function defaultsOf({ defaults }: ParameterFacts): Readonly<Record<string, unknown>> {
  return hasScalarsOnly(defaults) ? { ...defaults } : structuredClone(defaults);
}

/** @returns whether a spread copies all of the values */
export function hasScalarsOnly(values: Readonly<Record<string, unknown>>): boolean {
  return Object.values(values).every((value) => typeof value !== "object" || value === null);
}

/** A parameter that is not written in its style is reported for that alone. */
function readReading({ sent, faults }: Reading, facts: ParameterFacts): Parameters {
  const read = readParameters(sent, facts);
  const named = faults.map(({ parameter }) => parameter);
  const others = read.faults.filter(({ parameter }) => !named.includes(parameter));
  return { value: read.value, faults: [...faults, ...others] };
}

/**
 * @param sent what was sent for each parameter
 * @param facts how to parse and validate them
 * @returns the values, with defaults filled in, and their faults
 */
export function readParameters(sent: ReadonlyMap<string, Sent>, facts: ParameterFacts): Parameters {
  const isKnown = (name: string): boolean => Object.hasOwn(facts.shapes, name);
  const unknown = [...sent.keys()].filter((name) => !isKnown(name));
  const known = new Map([...sent].filter(([name]) => isKnown(name)));
  const repeated: string[] = [];
  for (const [name, texts] of known) {
    if (!Array.isArray(texts) || texts.length < 2 || facts.shapes[name]?.list) continue;
    repeated.push(name);
    known.set(name, texts.slice(0, 1));
  }
  const defaults = defaultsOf(facts);
  const complete = (value: object) => ({ ...defaults, ...value });
  const { value } = coerceText(known, facts.shapes, {
    emptyMeansAbsent: false,
    keeps: isLossless,
    refusedIn: (read) => errorsOf(facts.validate, complete(read)).map(({ instancePath }) => instancePath),
  });
  const whole = complete(value);
  const faults = parameterFaults(faultsOf(errorsOf(facts.validate, whole)));
  const strangers = unknown.map((parameter) => ({
    parameter,
    detail: "is not a parameter of this operation",
  }));
  const twice = repeated.map((parameter) => ({ parameter, detail: "is sent more than once" }));
  return { value: whole, faults: [...strangers, ...twice, ...faults] };
}
