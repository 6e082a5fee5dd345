// Where a representation has the id of its resource, if no link says so: by the names that documents use for it.
import { pathParameterNames } from "../../http/path.ts";
import { isRecord } from "../../json/record.ts";
import type { Member } from "../operation.ts";
import { withoutEndSlash } from "../path-places.ts";

/** Names of an id, the most likely first. */
const USUAL = ["id", "uuid", "guid", "pk", "slug"];

/**
 * @param path the path of a read operation, such as `/teams/{team_id}`
 * @returns the names that the id may have in the representation, without case and punctuation, the most likely first
 * @example
 * idNames("/teams/{team_id}") // ["teamid", "id", "teamuuid", "uuid", "guid", "pk", "slug"]
 */
export function idNames(path: string): readonly string[] {
  const parameter = bare(pathParameterNames(path).at(-1) ?? "");
  if (parameter === "") return [];
  const segment = collectionIn(path);
  const noun = nounOf(path);
  // `/special-events` may call it `eventId`.
  const last = singular(bare(segment.split(/[-_.]/).at(-1) ?? ""));
  const own = parameter.startsWith(noun) && noun !== "" ? parameter.slice(noun.length) : "";
  const named = [`${noun}id`, `${last}id`, `${noun}uuid`];
  return [...new Set([parameter, own, "id", ...named, ...USUAL].filter((name) => name !== ""))];
}

/**
 * @param path the path of a read operation
 * @param members the members of its representation
 * @returns the name of the member with the id
 */
export function idMember(path: string, members: readonly Pick<Member, "name">[]): string | undefined {
  for (const wanted of idNames(path)) {
    const found = members.find(({ name }) => bare(name) === wanted);
    if (found !== undefined) return found.name;
  }
  return undefined;
}

/**
 * @param path the path of a read operation
 * @param content the content of a response
 * @returns the id in it: of the object itself, else of an object in it, the outermost first
 */
export function idIn(path: string, content: unknown): string | undefined {
  let level: readonly unknown[] = [content];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    for (const object of level) {
      if (!isRecord(object)) continue;
      const names = Object.keys(object).map((name) => ({ name }));
      const value = object[idMember(path, names) ?? ""];
      if (typeof value === "string" || typeof value === "number") return String(value);
    }
    level = level.flatMap((object) => (isRecord(object) ? Object.values(object) : []));
  }
  return undefined;
}

/**
 * The id in a resource name, as Google's APIs write it (AIP-122): `ships/titanic` below `/v1/ships/{ship}`.
 *
 * @param path the path of a read operation
 * @param content the content of a response, or an entry of a list
 */
export function idInName(path: string, content: unknown): string | undefined {
  const [own = "", collection = ""] = withoutEndSlash(path).split("/").toReversed();
  if (!own.startsWith("{") || collection === "" || !isRecord(content)) return undefined;
  for (const object of [content, ...Object.values(content)]) {
    const name = isRecord(object) ? object["name"] : undefined;
    const [id = "", above] = typeof name === "string" ? name.split("/").toReversed() : [];
    if (above === collection && id !== "") return id;
  }
  return undefined;
}

/** `{"data":{"attributes":{…}}}` is the deepest that is usual. */
const DEEPEST = 2;

/** @returns the noun of what a read operation at this path reads: `teammember` for `/team-members/{id}`, empty if it has none. */
export function nounOf(path: string): string {
  return singular(bare(collectionIn(path)));
}

function collectionIn(path: string): string {
  return withoutEndSlash(path).split("/").at(-2) ?? "";
}

/** @returns a name without case and punctuation: `team_id`, `teamId` and `team-id` are one name. */
export function bare(name: string): string {
  return name.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();
}

/** Plurals that the rules below do not make singular, as whole words or at the end of a longer one: `bookshelves`. */
const IRREGULAR: Readonly<Record<string, string>> = {
  people: "person",
  children: "child",
  shelves: "shelf",
  knives: "knife",
  heroes: "hero",
  movies: "movie",
  cookies: "cookie",
  calories: "calorie",
  statuses: "status",
  buses: "bus",
  viruses: "virus",
  bonuses: "bonus",
  campuses: "campus",
  aliases: "alias",
  canvases: "canvas",
  analyses: "analysis",
  caches: "cache",
  indices: "index",
  vertices: "vertex",
  matrices: "matrix",
  quizzes: "quiz",
  series: "series",
  species: "species",
};
const PLURALS = Object.entries(IRREGULAR);

/** @returns the singular of an English plural as paths use it; other words unchanged. */
export function singular(word: string): string {
  for (const [plural, one] of PLURALS)
    if (word.endsWith(plural)) return `${word.slice(0, -plural.length)}${one}`;
  if (/ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(ss|sh|ch|x|z)es$/.test(word)) return word.replace(/es$/, "");
  return /[^s]s$/.test(word) ? word.replace(/s$/, "") : word;
}
