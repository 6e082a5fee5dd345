// Answers GET and HEAD with a representation: content coding, entity tag, preconditions.
import type { Context } from "hono";
import { preferredCoding } from "../http/accept-encoding.ts";
import { formatEntityTag, parseEntityTags } from "../http/entity-tag.ts";
import { type CodingId, codings } from "../semantics/codings.ts";
import { type FieldId, fields, isOf304 } from "../semantics/fields.ts";
import { falsePrecondition, type Preconditions } from "../semantics/preconditions.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import type { Representation } from "./representation.ts";
import { respond } from "./serving.ts";

type Fields = Readonly<Record<string, string>>;

/** About one packet: less content gains nothing from compression. */
const TINY = 1024;

const ALL = Object.keys(codings) as readonly CodingId[];

/**
 * Call it only for what every caller may see. The length of compressed content gives away what it has in common with the
 * request (BREACH), so nothing that is secret or for one principal is compressed.
 *
 * @param c the request
 * @param shown what the address shows now
 * @param given the fields of the response, without those about the content's coding, tag and length
 * @returns 200 with the content; 304 (RFC 9110 15.4.5), 412 or 406 if the request asks for it
 */
export async function answerRead(c: Context, shown: Representation, given: Fields): Promise<Response> {
  const vary = { [fields.vary.name]: fields.acceptEncoding.name };
  const coding = codingFor(fieldOf(c, "acceptEncoding"), shown.content.length);
  if (coding === undefined) {
    const detail = `Send an ${fields.acceptEncoding.name} that allows one of ${ALL.map((id) => codings[id].name).join(", ")}, or leave it out.`;
    return refuse(c, "not-acceptable", { headers: vary, detail });
  }
  const tag = shown.tag(coding);
  const headers = { ...given, ...vary, [fields.etag.name]: formatEntityTag(tag) };
  const failed = falsePrecondition(preconditionsOf(c), tag);
  if (failed === "ifMatch") return refuse(c, "precondition-failed", { headers: vary });
  if (failed !== undefined) {
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => isOf304(name)));
    return new Response(null, { status: 304, headers: kept });
  }
  const content = coding === "identity" ? shown.content : await shown.coded[coding]();
  return new Response(content, {
    headers: {
      ...headers,
      ...(coding !== "identity" && { [fields.contentEncoding.name]: codings[coding].name }),
      // For HEAD, too, whose content Hono drops.
      [fields.contentLength.name]: String(content.length),
    },
  });
}

/** @returns the coding to use; `undefined` when the client accepts none of them. */
function codingFor(accepted: string | undefined, length: number): CodingId | undefined {
  const named = (from: readonly CodingId[]): CodingId | undefined => {
    const name = preferredCoding(
      accepted,
      from.map((id) => codings[id].name),
    );
    return from.find((id) => codings[id].name === name);
  };
  return (length < TINY ? named(["identity"]) : undefined) ?? named(ALL);
}

/** A malformed If-None-Match is ignored: the response is complete without it. A malformed If-Match matches nothing. */
function preconditionsOf(c: Context): Preconditions {
  const [match, noneMatch] = [fieldOf(c, "ifMatch"), fieldOf(c, "ifNoneMatch")];
  return {
    ifMatch: match === undefined ? undefined : (parseEntityTags(match) ?? []),
    ifNoneMatch: noneMatch === undefined ? undefined : parseEntityTags(noneMatch),
  };
}

function fieldOf(c: Context, id: FieldId): string | undefined {
  return c.req.header(fields[id].name);
}

type Extra = { readonly headers: Fields; readonly detail?: string };

function refuse(c: Context, id: ProblemId, extra: Extra): Response {
  return respond(c, problemOutcome(id, problems[id], [], extra));
}
