// Whose credentials a request carries.
import type { Contract } from "../contract/operation.ts";
import { NotExercised, type Principal } from "../laws/world.ts";
import { fields } from "../semantics/fields.ts";
import type { Settings } from "./settings.ts";

type Fields = Readonly<Record<string, string>>;

/**
 * @param settings of the run
 * @returns principal -> header fields of its requests; throws NotExercised for a second one that the run was not given
 */
export function principals({
  contract,
  headers = {},
  second,
}: Pick<Settings, "contract" | "headers" | "second">): (as: Principal | undefined) => Fields {
  const names = credentialFields(contract);
  const isCredential = (name: string): boolean => names.has(name.toLowerCase());
  const nobody = Object.fromEntries(Object.entries(headers).filter(([name]) => !isCredential(name)));
  const impostor = Object.entries(headers).filter(([name]) => isCredential(name));
  const wrong = impostor.map(([name, value]) => [name, unknownLike(value)] as const);
  const bearer = wrong.length > 0 ? wrong : [[fields.authorization.name, "Bearer nobody"] as const];
  return (as) => {
    if (as === undefined) return headers;
    if (as === "nobody") return nobody;
    if (as === "impostor") return { ...nobody, ...Object.fromEntries(bearer) };
    if (second === undefined) throw new NotExercised("the run was given no second principal");
    return { ...nobody, ...second };
  };
}

/** @returns the header fields, in lower case, that carry credentials by the document's security schemes. */
export function credentialFields(contract: Contract): ReadonlySet<string> {
  const schemes = contract.operations.flatMap(({ security }) => security.flatMap((one) => one.schemes));
  const names = schemes.flatMap(({ field }) => field ?? []);
  return new Set([...names, fields.authorization.name, fields.cookie.name].map((name) => name.toLowerCase()));
}

/** Credentials of the same scheme that nobody was ever given (RFC 9110 11.4: auth-scheme 1*SP token68). */
function unknownLike(value: string): string {
  const [, scheme = ""] = /^(\S+ )\S/.exec(value) ?? [];
  return `${scheme}nobody`;
}
