// Why a request had no response, as a record.
/** Why a request had no answer. */
export type Cause =
  | { readonly kind: "refused" | "blocked port" | "unknown host" | "no HTTP" | "closed" | "timeout" }
  | { readonly kind: "other"; readonly message: string };
