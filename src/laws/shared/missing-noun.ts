// What a 404 is for, by its description: for what the path names, or for something that the content names.
import { bare, singular } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { problems } from "../../semantics/problems.ts";
import { responseNamed } from "./about.ts";

/** @returns whether the description names something else than the path: "no such product" of a POST below a cart. */
export function isAboutOther(operation: Operation, { resources }: Contract): boolean {
  const said = responseNamed(operation, problems["not-found"].status)?.description ?? "";
  const words = said
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(singular);
  const own = nounsIn(operation.path);
  const sent = (jsonMedia(operation)?.members ?? []).map(({ name }) => bare(name).replace(ENDS, ""));
  const others = [...resources.flatMap(({ path }) => nounsIn(path)), ...sent.map(singular)].filter(
    (noun) => noun.length > 2 && !own.includes(noun),
  );
  return !words.some((word) => own.includes(word)) && words.some((word) => others.includes(word));
}

const ENDS = /(?:id|slug|code|key)$/;

function nounsIn(path: string): readonly string[] {
  return path
    .split("/")
    .flatMap((segment) => [
      segment,
      ...pathParameterNames(segment).map((name) => bare(name).replace(ENDS, "")),
    ])
    .map((segment) => singular(bare(segment)))
    .filter((noun) => noun !== "");
}
