// How a check sends: one request, to the server and no further, its answer read to the end.

/** How long one answer may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Redirects are not followed: another host may stand behind one.
 *
 * @returns the answer, when all of it is here
 * @throws what fetch throws, and a TimeoutError
 */
export async function sendOverNetwork(request: Request): Promise<Response> {
  const response = await fetch(request, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  await response.clone().arrayBuffer();
  return response;
}
