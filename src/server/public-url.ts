// The URL that clients use for the base path, where a setting or a trusted proxy says it.
import { lastForwarded } from "../http/forwarded.ts";
import { isHost } from "../http/host.ts";
import { withoutEndSlashes } from "../http/path.ts";
import { fieldOf } from "./context.ts";
import type { RequestHead } from "./request-head.ts";

export type PublicUrlOptions = {
  /**
   * The URL that clients use for the base path, such as `https://api.example.com/v2`, if a proxy is in front of the server:
   * for `Location` and `Link`. Default: these fields have a path without origin.
   */
  readonly publicUrl?: string;
  /**
   * Takes the scheme and the host of the public URL from the last element of `Forwarded` (RFC 7239), and the address whose
   * requests `rateLimit` counts. Only for a server that clients reach through a proxy that sets the field. Default: false.
   */
  readonly trustForwarded?: boolean;
};

/**
 * @param options what the options say
 * @param request the request
 * @param basePath the path that precedes the document's paths
 * @returns the public URL of the base path without a slash at its end; `undefined` if nothing says it
 */
export function publicUrlOf(
  { publicUrl, trustForwarded }: PublicUrlOptions,
  request: RequestHead,
  basePath: string,
): string | undefined {
  if (publicUrl !== undefined) return withoutEndSlashes(publicUrl);
  if (!trustForwarded) return undefined;
  const forwarded = lastForwarded(fieldOf(request, "forwarded") ?? "");
  const scheme = forwarded?.get("proto")?.toLowerCase() ?? "";
  const host = forwarded?.get("host") ?? "";
  return /^https?$/.test(scheme) && isHost(host)
    ? `${scheme}://${host}${withoutEndSlashes(basePath)}`
    : undefined;
}
