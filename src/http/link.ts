/** Web links, as the `Link` field carries them (RFC 8288 3). */
import { endOfPart, parseParameter, QUOTED_STRING, splitParts } from "./field.ts";

export type Link = { readonly target: string; readonly parameters: ReadonlyMap<string, string> };

const ONE_QUOTED_STRING = new RegExp(`^${QUOTED_STRING}$`);

/**
 * Writes one link: `formatLink("/books?after=x", { rel: "next" })` is `</books?after=x>; rel="next"`.
 *
 * What a URI reference cannot hold is percent-encoded in `target`.
 * @throws TypeError when a parameter's value has characters that no quoted-string holds. RFC 8288 3.
 */
export function formatLink(target: string, parameters: Readonly<Record<string, string>>): string {
  // RFC 3986 2: a URI has neither "<", ">", DQUOTE nor anything but visible ASCII
  const uri = target.toWellFormed().replace(/[^\x21-\x7e]|[<>"]/gu, encodeURIComponent);
  let link = `<${uri}>`;
  for (const [name, value] of Object.entries(parameters)) link += `; ${name}=${quote(value)}`;
  return link;
}

function quote(text: string): string {
  const quoted = `"${text.replace(/["\\]/g, "\\$&")}"`;
  if (!ONE_QUOTED_STRING.test(quoted)) throw new TypeError("A link parameter cannot hold this text.");
  return quoted;
}

/**
 * Reads the field's value: every link in it, in its order.
 *
 * Parameter names are in lower case, the first of two alike counts (RFC 8288 3.3 asks it for `rel`), a value
 * is `""` when there is none. Malformed links and parameters are passed over. RFC 8288 3.
 */
export function parseLinks(value: string): readonly Link[] {
  const links: Link[] = [];
  for (let at = 0; at < value.length; ) {
    // RFC 8288 3: link-value = "<" URI-Reference ">" *( OWS ";" OWS [ link-param ] )
    if (value[at] === "<") {
      const close = value.indexOf(">", at);
      if (close < 0) break;
      const end = endOfPart(value, ",", close);
      links.push({
        target: value.slice(at + 1, close),
        parameters: parseParameters(value.slice(close + 1, end)),
      });
      at = end + 1;
    } else if (/[ \t,]/.test(value.charAt(at))) at++;
    else at = endOfPart(value, ",", at) + 1;
  }
  return links;
}

function parseParameters(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of splitParts(text, ";")) {
    const parameter = parseParameter(part);
    if (parameter !== undefined && !parameters.has(parameter[0])) parameters.set(...parameter);
  }
  return parameters;
}
