// What asks for credentials does nothing without them.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const securedRefusesNobody: Law<Access> = {
  id: "secured-refuses-nobody",
  level: "MUST",
  section: problems.unauthenticated.section,
  says: "Without credentials an operation that declares security is refused, and nothing is done.",
  concerns: "operations that declare security",
  premises: ["get-changes-nothing"],
  why: "What the document calls protected is open to everybody who finds the address.",
  evidence:
    "A request that would succeed, without the credentials of the run; everything known before and after.",
  fix: "Check the credentials before the content is read and before anything is looked up, for every operation alike: let the routes take their security from the document.",
  notReported:
    "which of 401, 403 and 404 refuses it; runs without credentials, of a server that may ask nobody",
  appliesTo: isSecured,
  probe: (world, operation) => askAs(world, operation, "nobody"),
  judge: judgeAccess,
};
