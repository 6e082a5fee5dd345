// A 401 says how to authenticate.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { type Answered, collectAnswers, judgeAnswers } from "../answers/answering.ts";
import type { Law } from "../law.ts";

export const challengeIsSent: Law<readonly Answered[]> = {
  id: "challenge-is-sent",
  about: "access",
  level: "MUST",
  section: fields.wwwAuthenticate.section,
  says: "Every 401 has a WWW-Authenticate field that says how to authenticate.",
  concerns: "operations that require credentials",
  premises: [],
  judgesAnswers: true,
  why: "Browsers and HTTP libraries ask for credentials, or renew a token, when they get a challenge. Without a challenge they give up.",
  evidence: "Every 401 of the run is checked for the field.",
  fix: "Send `WWW-Authenticate: Bearer` with every 401, from the one place that creates 401 responses. For an API key, name a scheme of your own, such as `ApiKey`.",
  notReported: "the content of the challenge, such as the name of its scheme",
  appliesTo: ({ traits }) => traits.isSecured,
  async probe(world, operation) {
    const all = (await collectAnswers(world, operation)).filter(
      ({ response }) => response.status === problems.unauthenticated.status,
    );
    const { name: field } = fields.wwwAuthenticate;
    const expected = { kind: "any value" } as const;
    return all.map((exchange) => {
      const isSent = exchange.response.headers[field.toLowerCase()] !== undefined;
      return {
        exchange,
        failure: isSent ? undefined : { kind: "field", exchange, field, seen: undefined, expected },
      };
    });
  },
  judge: judgeAnswers,
};
