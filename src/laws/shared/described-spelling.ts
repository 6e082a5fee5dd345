// Members of which the document says that the server stores them in a different spelling: rounded, trimmed, in lower case.
import type { Contract, Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { schemasOfMember } from "./shapes.ts";

/** What a description says -> whether the stored value is the sent one, spelled like that. */
const SPELLINGS: readonly {
  readonly says: RegExp;
  readonly allows: (sent: unknown, read: unknown) => boolean;
}[] = [
  { says: /\bround(?:ed|s|ing)?\b|\bprecision\b|\bdecimal places?\b/i, allows: isRounded },
  {
    says: /\btrim(?:s|med)?\b|\bwhite ?space\b|\bstrip(?:s|ped)?\b|\bcollaps/i,
    allows: textsBy((text) => text.replaceAll(/\s+/g, " ").trim()),
  },
  {
    says: /\blower[- ]?case|\bupper[- ]?case|\bcapitali[sz]e|\bcase[- ]?insensitive|\bin capitals\b/i,
    allows: textsBy((text) => text.toLowerCase()),
  },
  {
    says: /\bnormali[sz]|\bcanonical|\bsaniti[sz]|\bslugif|\bclean(?:s|ed)\b|\bescaped?\b/i,
    allows: textsBy((text) =>
      text
        .normalize("NFKD")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]/gu, ""),
    ),
  },
  {
    says: /\btruncat|\bcut (?:off|to|after)\b|\bshortened\b/i,
    allows: (sent, read) => typeof sent === "string" && typeof read === "string" && sent.startsWith(read),
  },
  {
    says: /\bsort(?:s|ed)\b|\bdeduplicat|\bduplicates?\b|\bunique\b/i,
    allows: (sent, read) => Array.isArray(sent) && Array.isArray(read) && sameEntries(sent, read),
  },
];

/** @returns whether the description of this member allows the difference. */
export function isDescribedSpelling(
  operation: Operation,
  contract: Contract,
  { name, sent, read }: { readonly name: string; readonly sent: unknown; readonly read: unknown },
): boolean {
  const texts = schemasOfMember(operation, contract, name).map((schema) => membersOf(schema)["description"]);
  const ofOperation = operation.description ?? "";
  const description = [...texts, ofOperation.split(/\W+/).includes(name) ? ofOperation : ""].join("\n");
  const applying = SPELLINGS.filter(({ says }) => says.test(description));
  if (applying.some(({ allows }) => allows(sent, read))) return true;
  // "Trimmed and in lower case" is both at once.
  const isText = typeof sent === "string" && typeof read === "string";
  return isText && applying.length > 1 && plain(sent) === plain(read);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().toLowerCase();
}

function textsBy(spell: (text: string) => string): (sent: unknown, read: unknown) => boolean {
  return (sent, read) => typeof sent === "string" && typeof read === "string" && spell(sent) === spell(read);
}

/** To some power of ten, up or down. */
function isRounded(sent: unknown, read: unknown): boolean {
  if (typeof sent !== "number" || typeof read !== "number") return false;
  const near = (one: number): boolean => Math.abs(one - read) <= Math.abs(read) * 1e-12;
  return POWERS.some((power) => {
    const factor = 10 ** power;
    return [Math.round, Math.floor, Math.ceil].some((by) => near(by(sent * factor) / factor));
  });
}

const POWERS = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];

function sameEntries(sent: readonly unknown[], read: readonly unknown[]): boolean {
  const texts = (list: readonly unknown[]): string =>
    JSON.stringify([...new Set(list.map((one) => JSON.stringify(one)))].sort());
  return texts(sent) === texts(read);
}
