// Who is refused for lack of credentials is told which ones are wanted.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { type Answered, answersOf, judgeAnswers } from "../answers/answering.ts";
import type { Law } from "../law.ts";

export const challengeIsSent: Law<readonly Answered[]> = {
  id: "challenge-is-sent",
  level: "MUST",
  section: fields.wwwAuthenticate.section,
  says: "Every 401 has a WWW-Authenticate field that says how to be let in.",
  concerns: "operations that ask for credentials of a scheme of HTTP",
  premises: [],
  judgesAnswers: true,
  why: "Browsers and HTTP libraries ask for credentials, or renew a token, when they are challenged; without a challenge they give up.",
  evidence: "Every 401 of the run.",
  fix: "Send `WWW-Authenticate: Bearer` with every 401, from the one place that makes it.",
  notReported: "what the challenge says; API keys in fields of their own, which HTTP has no scheme for",
  appliesTo: ({ traits, security }) =>
    traits.isSecured && security.every((one) => one.schemes.every(({ kind }) => kind.startsWith("http "))),
  async probe(world, operation) {
    const all = (await answersOf(world, operation)).filter(
      ({ response }) => response.status === problems.unauthenticated.status,
    );
    const name = fields.wwwAuthenticate.name.toLowerCase();
    return all.map((exchange) => {
      const isSent = exchange.response.headers[name] !== undefined;
      return { exchange, fault: isSent ? undefined : `without ${fields.wwwAuthenticate.name}` };
    });
  },
  judge: judgeAnswers,
};
