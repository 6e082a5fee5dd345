// Reads every link of a `Link` field with all its parameters (RFC 8288 3); src needs only the next page.
import { endOfPart, parseParameter, splitParts } from "../../src/http/field.ts";

export type Link = { readonly target: string; readonly parameters: ReadonlyMap<string, string> };

/**
 * Reads every link in the field's value, in order.
 *
 * Parameter names are in lower case; of two with the same name the first counts (RFC 8288 3.3 requires it for `rel`); a
 * missing value is `""`. Malformed links and parameters are ignored. RFC 8288 3.
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
