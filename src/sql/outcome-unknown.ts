// A commit whose confirmation was lost.

/** The database may have committed the unit of work, or not. A request with a key can be tried again: its record tells. */
export class OutcomeUnknown extends Error {
  override name = "OutcomeUnknown";
  constructor(place: string, cause: unknown) {
    super(`${place}: the connection was lost during the commit, so the request may have taken effect`, {
      cause,
    });
  }
}
