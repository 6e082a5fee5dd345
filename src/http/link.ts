/** Web links, as in the `Link` field (RFC 8288 3). */
import { QUOTED_STRING } from "./field.ts";

const ONE_QUOTED_STRING = /* @__PURE__ */ new RegExp(`^${QUOTED_STRING}$`);

/**
 * Writes one link: `formatLink("/books?after=x", { rel: "next" })` is `</books?after=x>; rel="next"`.
 *
 * Characters that a URI reference cannot contain are percent-encoded in `target`.
 * @throws TypeError if a parameter's value has characters that a quoted-string cannot contain. RFC 8288 3.
 */
export function formatLink(target: string, parameters: Readonly<Record<string, string>>): string {
  // RFC 3986 2: a URI has neither "<", ">", DQUOTE nor anything but visible ASCII
  const isUri = /^[!#-;=?-~]*$/.test(target);
  const uri = isUri ? target : target.toWellFormed().replace(/[^\x21-\x7e]|[<>"]/gu, encodeURIComponent);
  let link = `<${uri}>`;
  for (const [name, value] of Object.entries(parameters)) link += `; ${name}=${quote(value)}`;
  return link;
}

function quote(text: string): string {
  if (/^[\w-]*$/.test(text)) return `"${text}"`;
  const quoted = `"${text.replace(/["\\]/g, "\\$&")}"`;
  if (!ONE_QUOTED_STRING.test(quoted)) throw new TypeError("A link parameter cannot contain this text.");
  return quoted;
}

/**
 * Takes linear time, because each pattern consumes everything that it has looked at.
 *
 * @param value the value of a `Link` field
 * @returns the target of the first link to the next page: a URI reference without its fragment, which is not sent (RFC
 *   9110 7.1); `undefined` if there is none
 */
export function nextLink(value: string): string | undefined {
  // Characters in quotes do not separate.
  const plain = value.replace(/"(?:[^"\\]|\\.)*"?/gs, (text) => text.replace(/[<,;=]/g, "_"));
  // RFC 8288 3: link-value = "<" URI-Reference ">" *( OWS ";" OWS [ link-param ] )
  for (const [, target, parameters = ""] of plain.matchAll(/<(?:([^>#]*)(?:#[^>]*)?>([^,]*)|.*)/gs)) {
    // RFC 8288 3.2: an anchor makes it a link of a different resource. 3.3: the first `rel` counts; it may have several types.
    const relation = /;\s*rel\s*=[^;]*/i.exec(parameters);
    const isOfOther = /;\s*anchor\s*=/i.test(parameters);
    if (!isOfOther && /[="\s]next(?=["\s]|$)/i.test(`${relation}`)) return target;
  }
  return undefined;
}
