// Credentials that nobody was given open nothing.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const securedRefusesAnImpostor: Law<Access> = {
  id: "secured-refuses-an-impostor",
  level: "MUST",
  section: problems.unauthenticated.section,
  says: "With credentials that nobody was given an operation that declares security is refused, and nothing is done.",
  concerns: "operations that declare security",
  premises: ["get-changes-nothing", "secured-refuses-nobody"],
  why: "A token that looks right and was never issued lets anybody in: a signature that is not verified, or a key of which only the form is checked.",
  evidence:
    "A request that would succeed, with credentials like those of the run, of the same length and beginning, that are not the same; everything known before and after.",
  fix: "Verify the signature, the issuer and the time of a token, or look the whole key up; refuse what is not found.",
  notReported:
    "which of 401, 403 and 404 refuses it; runs without credentials, of a server that may ask nobody",
  appliesTo: isSecured,
  probe: (world, operation) => askAs(world, operation, "impostor"),
  judge: judgeAccess,
};
