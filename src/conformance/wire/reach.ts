// Finds out whether the server can be reached, and whether it has moved.
import { pathParameterNames } from "../../http/path.ts";
import { NotExercised } from "../../laws/reason.ts";
import { describeReason } from "../../laws/sentences/describe-reason.ts";
import { describeCause } from "../../laws/sentences/wire-reason.ts";
import { fields } from "../../semantics/fields.ts";
import type { Settings } from "../settings.ts";
import { Unreachable } from "./attempts.ts";
import { causeOf } from "./causes.ts";
import { placesOf } from "./credentials.ts";

/**
 * Sends one safe request: any HTTP response will do, except one that says that the server has moved.
 *
 * @throws Unreachable with the reason
 */
export async function reach(
  { contract, baseUrl, headers }: Pick<Settings, "contract" | "baseUrl" | "headers">,
  fetch: Settings["fetch"],
): Promise<void> {
  const operation = contract.operations.find(
    ({ semantics, path }) => semantics.safe === true && pathParameterNames(path).length === 0,
  );
  const url = new URL(`${baseUrl.replace(/\/$/, "")}${operation?.path ?? "/"}`);
  const credentials = placesOf(headers ?? {});
  for (const [name, value] of Object.entries(credentials.query)) url.searchParams.set(name, value);
  const place = movedTo(url, await fetchAnswer(url, credentials.headers, fetch));
  if (place !== undefined) {
    throw new Unreachable(`${url.origin} redirects GET ${url.pathname} to ${place}: check that server`);
  }
}

async function fetchAnswer(
  url: URL,
  headers: Settings["headers"],
  fetch: Settings["fetch"],
): Promise<Response> {
  try {
    return await fetch(new Request(url, { redirect: "manual", headers: { ...headers } }));
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    if (error instanceof NotExercised) {
      throw new Unreachable(`${url.origin}: ${describeReason(error.reason)}`);
    }
    throw new Unreachable(`${url.origin} cannot be asked: ${describeCause(causeOf(error))}`);
  }
}

/** The origin of a redirect to the same path (RFC 9110 15.4), such as to https; a login has a different path. */
function movedTo(url: URL, { status, headers }: Response): string | undefined {
  const location = headers.get(fields.location.name) ?? "";
  if (status < 300 || status >= 400 || !URL.canParse(location, url)) return undefined;
  const to = new URL(location, url);
  const isSameAddress = to.pathname === url.pathname && to.search === url.search;
  return isSameAddress && to.origin !== url.origin ? to.origin : undefined;
}
