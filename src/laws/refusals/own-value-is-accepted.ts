// A value that has to be unique is not taken by the resource that has it.
import { jsonMedia } from "../../contract/media.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isConflict, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { hasResource, puts, responseNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { namesOfValues } from "../shared/plain-values.ts";
import { performOn, readAgain } from "../shared/sending.ts";

type Evidence = {
  /** The request with the texts and numbers that the resource has, and other members. */
  readonly exchange: Exchange;
  /** The request with one of these values, between two that were accepted without it. */
  readonly kept?: {
    readonly member: string;
    readonly value: unknown;
    readonly exchange: Exchange;
    readonly accepted: Exchange;
  };
};

const MOST = 6;

export const ownValueIsAccepted: Law<Evidence> = {
  id: "own-value-is-accepted",
  about: "refusals",
  level: "SHOULD",
  section: "RFC 9110 15.5.10, as declared",
  says: "A PUT or PATCH that keeps a value which has to be unique is not rejected with 409 because its own resource has the value.",
  concerns:
    "operations that replace or merge from JSON content and declare 409, in documents without declarations",
  premises: ["get-changes-nothing"],
  why: "A user edits the description of an article and saves the form, which sends the slug along. If the server finds the slug taken by that very article, nothing can be edited any more.",
  evidence:
    "The texts and numbers that a resource has are sent for it again, with other members that differ. If that returns 409 and different values are accepted, each value is sent alone. One that is rejected with 409, while content without it is accepted before and after it, is reported.",
  fix: "Leave the resource at the URL out when you look for a value that is taken: WHERE slug = ? AND id <> ?.",
  notReported:
    "a 409 that different values do not avoid, such as that of a state or an outdated version; a 409 because nothing would change",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    (puts(operation) || merges(operation)) &&
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    responseNamed(operation, problems["id-mismatch"].status) !== undefined,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const names = namesOfValues(operation, item);
    const send = (own: Members): Promise<Exchange> => {
      const others = membersOf(world.anotherContent(operation, item.representation));
      return performOn(world, operation, item, { ...others, ...own });
    };
    const exchange = await send(
      Object.fromEntries(names.map((name) => [name, item.representation[name]] as const)),
    );
    if (!isConflict(exchange.response.status)) return { exchange };
    for (const member of names.slice(0, MOST)) {
      const accepted = await send({});
      if (!isSuccess(accepted.response.status)) return { exchange };
      const { [member]: value } = (await readAgain(world, item)).representation;
      const kept = await send({ [member]: value });
      const isKeptOut = isConflict(kept.response.status);
      if (isKeptOut && isSuccess((await send({})).response.status))
        return { exchange, kept: { member, value, exchange: kept, accepted } };
    }
    return { exchange };
  },
  judge({ exchange, kept }) {
    if (kept !== undefined) {
      const what = `${kept.member} is the value that the resource has: ${JSON.stringify(kept.value)}`;
      const failure = wrongStatus(kept.exchange, "success", { kind: "request", what });
      return broken(failure, [kept.accepted, kept.exchange]);
    }
    if (isSuccess(exchange.response.status)) return holds(1);
    return isConflict(exchange.response.status)
      ? notExercised("nothing unique")
      : notExercised({ kind: "no success", exchange });
  },
};
