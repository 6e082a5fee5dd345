// Keys in a field other than `Idempotency-Key`, where the document names one. Only the clients that need it load it.

const STANDARD = "idempotency-key";

/**
 * @param field the header field that the document names for the key of an operation
 * @param copied copies a request; default: `clone`
 * @returns a function that copies a request, with the key in that field, without the quotes of RFC 9651; a field that the
 *   caller has set stays
 *
 * @example
 * ```ts
 * import { to } from "@verbatim-http/kit/client/key-field";
 *
 * const request = new Request("http://127.0.0.1/orders", { headers: { "Idempotency-Key": '"a1"' } });
 * const copy = to("X-Request-Key")(request);
 * console.log(copy.headers.get("X-Request-Key")); // a1
 * ```
 */
export function to(
  field: string,
  copied: (request: Request) => Request = (request) => request.clone(),
): (request: Request) => Request {
  return (request) => {
    const copy = copied(request);
    const { headers } = copy;
    const key = headers.get(STANDARD);
    if (key === null) return copy;
    headers.delete(STANDARD);
    if (!headers.has(field)) headers.set(field, asUuid(key.startsWith('"') ? JSON.parse(key) : key));
    return copy;
  };
}

/** A key that the client made, four numbers of 32 bits, as a UUID of version 4: some services take nothing else. */
function asUuid(key: string): string {
  if (!/^\d{1,10}(-\d{1,10}){3}$/.test(key)) return key;
  const digits = key.split("-").map((number) => Number(number).toString(16).padStart(8, "0"));
  return digits.join("").replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}
