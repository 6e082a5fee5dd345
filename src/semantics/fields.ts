// The header fields that carry method semantics, by the name in which they are written here, one row a field.

export const fields = {
  accept: { name: "Accept", section: "RFC 9110 12.5.1" },
  acceptEncoding: { name: "Accept-Encoding", section: "RFC 9110 12.5.3" },
  acceptPatch: { name: "Accept-Patch", section: "RFC 5789 3.1" },
  acceptPost: { name: "Accept-Post", section: "W3C LDP 1.0 7.1.2" },
  allow: { name: "Allow", section: "RFC 9110 10.2.1" },
  authorization: { name: "Authorization", section: "RFC 9110 11.6.2" },
  cacheControl: { name: "Cache-Control", section: "RFC 9111 5.2" },
  contentEncoding: { name: "Content-Encoding", section: "RFC 9110 8.4" },
  contentLength: { name: "Content-Length", section: "RFC 9110 8.6" },
  contentRange: { name: "Content-Range", section: "RFC 9110 14.4" },
  contentType: { name: "Content-Type", section: "RFC 9110 8.3" },
  cookie: { name: "Cookie", section: "RFC 6265 4.2" },
  etag: { name: "ETag", section: "RFC 9110 8.8.3" },
  ifMatch: { name: "If-Match", section: "RFC 9110 13.1.1" },
  ifNoneMatch: { name: "If-None-Match", section: "RFC 9110 13.1.2" },
  idempotencyKey: { name: "Idempotency-Key", section: "draft-ietf-httpapi-idempotency-key-header-07 2" },
  idempotencyReplayed: {
    name: "Idempotency-Replayed",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.6",
  },
  link: { name: "Link", section: "RFC 8288 3" },
  location: { name: "Location", section: "RFC 9110 10.2.2" },
  prefer: { name: "Prefer", section: "RFC 7240 2" },
  preferenceApplied: { name: "Preference-Applied", section: "RFC 7240 3" },
  retryAfter: { name: "Retry-After", section: "RFC 9110 10.2.3" },
  origin: { name: "Origin", section: "RFC 6454 7" },
  secFetchSite: { name: "Sec-Fetch-Site", section: "Fetch Metadata 2.3" },
  vary: { name: "Vary", section: "RFC 9110 12.5.5" },
  wwwAuthenticate: { name: "WWW-Authenticate", section: "RFC 9110 11.6.1" },
} as const satisfies Record<string, { readonly name: string; readonly section: string }>;

export type FieldId = keyof typeof fields;

/**
 * @param id a row of the table
 * @param text a field name in any case
 * @returns whether the text names the field (RFC 9110 5.1: names are case-insensitive)
 */
export function isField(id: FieldId, text: string): boolean {
  return fields[id].name.toLowerCase() === text.toLowerCase();
}
