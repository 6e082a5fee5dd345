// The content codings that responses may have, one row per coding, in the order of the server's preference.

type CodingRow = { readonly name: string; readonly section: string };

export const codings = {
  br: { name: "br", section: "RFC 7932" },
  gzip: { name: "gzip", section: "RFC 9110 8.4.1.3" },
  /** No coding: a name for `Accept-Encoding` only, never for `Content-Encoding`. */
  identity: { name: "identity", section: "RFC 9110 12.5.3" },
} as const satisfies Record<string, CodingRow>;

export type CodingId = keyof typeof codings;
export type Coded = Exclude<CodingId, "identity">;
