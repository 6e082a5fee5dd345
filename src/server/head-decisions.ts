// Decisions about the head of a request: negotiation, path, query, header fields.
import { preferredMediaType } from "../http/accept.ts";
import { hasTooManyFields, MOST_FIELDS } from "../http/form.ts";
import { parseMediaType } from "../http/media-type.ts";
import { withoutNames } from "../http/parameter-styles.ts";
import { parsePrefer } from "../http/prefer.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { fieldOf, type RequestContext, type Tests } from "./context.ts";
import {
  decodePath,
  defaultsOf,
  readConditions,
  readFieldParameters,
  readParameters,
  readStyledPathParameters,
} from "./parameters.ts";
import { keyNames } from "./requirements-met.ts";

/** RFC 9112 6.3: without Content-Length and Transfer-Encoding, a request has no content. */
function hasNoContent({ request, incoming }: RequestContext): boolean {
  const isEmpty = ["0", null].includes(fieldOf(request, "contentLength"));
  if (!isEmpty || fieldOf(request, "transferEncoding") !== null) return false;
  return incoming !== undefined || request.body === null;
}

export const headTests = {
  "answer-is-acceptable": (context) => {
    const { wiring, request } = context;
    const accept = fieldOf(request, "accept");
    if (accept === null || accept === "*/*") return "yes";
    // A client that asks for what the first success has is the usual case.
    if (accept === wiring.answers[200]?.media || accept === wiring.answers[201]?.media) return "yes";
    // Problems are sent whatever Accept says, so their media type is not negotiated.
    const successes = Object.entries(wiring.answers).filter(([status]) => isSuccess(Number(status)));
    const offered = successes.flatMap(([, { media, stream }]) => [media ?? [], stream?.media ?? []].flat());
    const preferred = preferredMediaType(accept, offered);
    if (preferred !== undefined) {
      context.prefers = preferred;
      return "yes";
    }
    return {
      no: [],
      detail: `This operation returns ${[...new Set(offered)].join(", ")}; allow it in Accept.`,
    };
  },

  "content-type-is-declared": (context) => {
    const text = fieldOf(context.request, "contentType");
    if (text !== null && Object.hasOwn(context.wiring.content?.media ?? {}, text)) {
      context.mediaType = text;
      return "yes";
    }
    const declared = Object.keys(context.wiring.content?.media ?? {});
    const sent = parseMediaType(text ?? "");
    if (sent === undefined && context.wiring.content?.required === false && hasNoContent(context))
      return "yes";
    const charset = sent?.parameters.get("charset")?.toLowerCase() ?? "utf-8";
    if (sent !== undefined && declared.includes(sent.essence) && charset === "utf-8") {
      context.mediaType = sent.essence;
      return "yes";
    }
    const headers = declared.includes(mediaTypes.mergePatch)
      ? { [fields.acceptPatch.name]: declared.join(", ") }
      : {};
    return { no: [], detail: `Send ${declared.join(" or ")}, in UTF-8.`, headers };
  },

  "content-coding-is-supported": ({ request }) => {
    const coding = (fieldOf(request, "contentEncoding") ?? "").trim().toLowerCase();
    if (coding === "" || coding === "identity") return "yes";
    const headers = { [fields.acceptEncoding.name]: "identity" };
    return { no: [], detail: "Send the content without a content coding.", headers };
  },

  "path-is-well-formed": (context) => {
    if (context.wiring.pathParameters.styles !== undefined) {
      const faults = readStyledPathParameters(context);
      return faults.length > 0 ? { no: faults } : "yes";
    }
    const malformed = decodePath(context);
    if (malformed.length > 0) return { no: malformed };
    // Texts that are valid need no parsing.
    if (context.wiring.pathParameters.validate(context.path)) return "yes";
    const sent = Object.entries(context.path).map(([name, text]) => [name, [String(text)]] as const);
    const reading = readParameters(new Map(sent), context.wiring.pathParameters);
    context.path = reading.value;
    if (reading.faults.length > 0) return { no: reading.faults };
    // One spelling per resource: `/lamps/1` is not also `/lamps/1e0`.
    const odd = sent.filter(([name, [text]]) => String(reading.value[name]) !== text);
    const detail = "is not the shortest spelling of this value";
    return odd.length === 0 ? "yes" : { no: odd.map(([parameter]) => ({ parameter, detail })) };
  },

  "query-is-well-formed": (context) => {
    const { queryParameters } = context.wiring;
    if (context.requestTarget.search.length <= 1) {
      context.query = defaultsOf(queryParameters);
      if (queryParameters.validate(context.query)) return "yes";
    }
    if (hasTooManyFields(context.requestTarget.search)) {
      return { no: [{ detail: `The query has more than ${MOST_FIELDS} fields; send fewer.` }] };
    }
    const secrets = keyNames(context);
    const search =
      secrets.length === 0
        ? context.requestTarget.search
        : withoutNames(context.requestTarget.search, secrets);
    const reading = context.readQuery(search);
    if (reading === undefined)
      return { no: [{ detail: "The query has a bad escape or invalid UTF-8; encode it correctly." }] };
    context.query = reading.value;
    return reading.faults.length === 0 ? "yes" : { no: reading.faults };
  },

  "fields-are-well-formed": (context) => {
    const conditions = readConditions(context);
    const parameters = readFieldParameters(context);
    const prefer = fieldOf(context.request, "prefer");
    context.minimal = prefer !== null && parsePrefer(prefer).get("return") === "minimal";
    const isFaulty = conditions.length > 0 || parameters.length > 0;
    return isFaulty ? { no: [...conditions, ...parameters] } : "yes";
  },

  "content-is-whole": ({ request }) =>
    fieldOf(request, "contentRange") === null
      ? "yes"
      : {
          no: [
            {
              parameter: fields.contentRange.name,
              detail: "is not supported: a PUT replaces the whole representation",
            },
          ],
        },
} satisfies Partial<Tests>;
