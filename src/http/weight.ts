/** The weight of a negotiation field's element (RFC 9110 12.4.2). */

// qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] ); and `.2`, which Java's HttpURLConnection sends by default.
const QVALUE = /^(?:0(?:\.\d{0,3})?|\.\d{1,3}|1(?:\.0{0,3})?)$/;

/** Reads a weight, such as `0.5`; `undefined` if it is malformed. */
export function parseWeight(text: string): number | undefined {
  return QVALUE.test(text) ? Number(text) : undefined;
}
