// Parses the parameters of a request: path, query, header fields, preconditions.
import { parseEntityTags } from "../http/entity-tag.ts";
import { decodeSegment } from "../http/path.ts";
import type { ProblemFault } from "../http/problem.ts";
import { isLossless } from "../json/number.ts";
import { coerceText } from "../schema/coerce.ts";
import { faultsOf } from "../schema/faults.ts";
import { fields } from "../semantics/fields.ts";
import { parameterFaults } from "./content.ts";
import { errorsOf, fieldOf, type RequestContext } from "./context.ts";
import type { ParameterFacts } from "./wiring.ts";

/**
 * Parses If-Match and If-None-Match into the context, if the operation declares them.
 *
 * @returns a fault for each that is not a list of entity tags
 */
export function readConditions(context: RequestContext): readonly ProblemFault[] {
  const faults: ProblemFault[] = [];
  const read = (id: "ifMatch" | "ifNoneMatch") => {
    const sent = context.wiring[id] === "none" ? null : fieldOf(context.request, id);
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
  context.conditions = { ifMatch: read("ifMatch"), ifNoneMatch: read("ifNoneMatch") };
  return faults;
}

/**
 * Decodes the texts of the path parameters in the context (RFC 3986 2.1).
 *
 * @returns a fault for each that has a bad escape or invalid UTF-8
 */
export function decodePath(context: RequestContext): readonly ProblemFault[] {
  const sent = Object.entries(context.path).map(([name, text]) => [name, String(text)] as const);
  if (!sent.some(([, text]) => text.includes("%"))) return [];
  const decoded = sent.map(([name, text]) => [name, decodeSegment(text)] as const);
  context.path = Object.fromEntries(decoded);
  const broken = decoded.filter(([, text]) => text === undefined);
  return broken.map(([parameter]) => ({ parameter, detail: "has a bad escape or invalid UTF-8" }));
}

/**
 * Parses the declared header parameters into the context.
 *
 * @returns their faults
 */
export function readHeaderParameters(context: RequestContext): readonly ProblemFault[] {
  const { headerParameters } = context.wiring;
  if (headerParameters === undefined) return [];
  const sent = new Map<string, readonly string[]>();
  for (const name of Object.keys(headerParameters.shapes)) {
    const value = context.request.headers.get(name);
    if (value !== null) sent.set(name, [value]);
  }
  const reading = readParameters(sent, headerParameters);
  context.header = reading.value;
  return reading.faults;
}

/**
 * @param sent the texts of each parameter
 * @param facts how to parse and validate them
 * @returns the values, with defaults filled in, and their faults
 */
export function readParameters(sent: ReadonlyMap<string, readonly string[]>, facts: ParameterFacts) {
  const unknown = [...sent.keys()].filter((name) => !Object.hasOwn(facts.shapes, name));
  const known = new Map([...sent].filter(([name]) => !unknown.includes(name)));
  const repeated = [...known].filter(([name, texts]) => texts.length > 1 && !facts.shapes[name]?.list);
  for (const [name, [first = ""]] of repeated) known.set(name, [first]);
  const { value } = coerceText(known, facts.shapes, { emptyMeansAbsent: false, keeps: isLossless });
  const whole = { ...facts.defaults, ...value };
  const faults = parameterFaults(faultsOf(errorsOf(facts.validate, whole)));
  const strangers = unknown.map((parameter) => ({
    parameter,
    detail: "is not a parameter of this operation",
  }));
  const twice = repeated.map(([parameter]) => ({ parameter, detail: "is sent more than once" }));
  return { value: whole, faults: [...strangers, ...twice, ...faults] };
}
