// Lists what a link in a description may mean: sections, tags and operations, with their ids in a Redoc page.
import type { Contract, Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { tagLabels, tagOf } from "../pages/plain-reference.ts";
import type { Target } from "./anchors.ts";
import type { Place } from "./in-page-links.ts";

export type PageTargets = {
  readonly targets: readonly Target[];
  readonly operationIds: ReadonlyMap<Operation, string>;
};

/**
 * @param root the document
 * @param places the places in the markup that Redoc has rendered in advance; operations with a tag are not among them
 * @returns each place with its names, in the order of preference: a heading, a tag, an operation, a heading inside those
 */
export function targetsOf({ operations }: Contract, root: Spot, places: readonly Place[]): PageTargets {
  const labels = tagLabels(root);
  const ids = new Set(places.map(({ id }) => id));
  const tagIds = new Map(places.map(({ id, label }) => [label, id]));
  const tagId = (tag: string): string | undefined => tagIds.get(labels.get(tag) ?? tag);
  const operationIds = new Map(
    operations.map((operation) => {
      const tag = tagOf(root, operation);
      return [operation, idOf(root, operation, tag === undefined ? undefined : tagId(tag), ids)] as const;
    }),
  );
  const tags = root
    .at("tags")
    .entries()
    .flatMap(([, tag]) => {
      const name = tag.at("name").text() ?? "";
      const id = tagId(name);
      return id === undefined ? [] : [{ id, name, text: tag.at("description").text() ?? "" }];
    });
  const targets = [
    ...places.map(({ id, label }) => ({ id, names: [label, id.replace("/section/", "")] })),
    ...tags.map(({ id, name }) => ({ id, names: [name] })),
    ...[...operationIds].map(([operation, id]) => ({ id, names: namesOf(root, operation) })),
    // Only scripts show these headings, and below the place that the link leads to.
    ...tags.map(({ id, text }) => ({ id, names: headingsIn(text) })),
    ...[...operationIds].map(([{ description = "" }, id]) => ({ id, names: headingsIn(description) })),
  ];
  return { targets, operationIds };
}

/** Redoc's address of an operation: its tag, then its id or else its place in the document. */
function idOf(
  root: Spot,
  { path, method }: Operation,
  tag: string | undefined,
  ids: ReadonlySet<string>,
): string {
  const own = root.at("paths").at(path).at(method.toLowerCase()).at("operationId").text();
  const pointer = `paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`.replaceAll("#", "_");
  const slug = (own?.replaceAll("\\", "%5C") ?? pointer).toLowerCase();
  if (tag !== undefined) return `${tag}/${slug}`;
  return ids.has(`/other/${slug}`) ? `/other/${slug}` : `/${slug}`;
}

function namesOf(root: Spot, operation: Operation): readonly string[] {
  const { id, path, method } = operation;
  const tag = tagOf(root, operation) ?? "default";
  return [id, `${tag}/${id}`, `${method}${path}`, `${tag}/${method}${path}`, `${path}/${method}`];
}

function headingsIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => /^ {0,3}#{1,6} +(\S.*)$/.exec(line)?.[1] ?? []);
}
