// The links of a page to the first, the previous and the last one (RFC 8288, and its registry of relations).
import { resolveTokens } from "../../json/pointer.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { PageRelation } from "../../laws/failure.ts";
import { fieldNames } from "../../semantics/fields.ts";

const NAMES: Readonly<Record<PageRelation, readonly string[]>> = {
  first: ["first"],
  previous: ["prev", "previous"],
  last: ["last"],
};

/** @returns the references of a page, by a Link field or in the content, as far as it has them. */
export function relationsOf({ response }: Exchange): readonly (readonly [PageRelation, string])[] {
  const linked = linksIn(response.headers[fieldNames.link] ?? "");
  return (["first", "previous", "last"] as const).flatMap((relation) => {
    const inContent = NAMES[relation].flatMap((name) =>
      waysTo(name).map((tokens) => resolveTokens(response.content, tokens)),
    );
    const found = [...NAMES[relation].map((name) => linked.get(name)), ...inContent].find(
      (one): one is string => typeof one === "string" && /^(https?:\/\/|\/|\?)/.test(one),
    );
    return found === undefined ? [] : [[relation, found] as const];
  });
}

function waysTo(name: string): readonly (readonly string[])[] {
  return [
    [name],
    ["_links", name, "href"],
    ["links", name],
    ["links", name, "href"],
    [`${name}_page_url`],
    ["meta", name],
    ["pagination", name],
    ["paging", name],
  ];
}

/** RFC 8288 3: `<target>; rel="type"`; a relation may have several types. */
function linksIn(value: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const link of value.split("<").slice(1)) {
    const [target = "", parameters = ""] = link.split(">");
    const relation = parameters.split(";").find((one) => one.trim().toLowerCase().startsWith("rel="));
    const types = relation?.split("=")[1]?.split(/["\s,]/) ?? [];
    for (const type of types) if (type !== "" && !found.has(type)) found.set(type.toLowerCase(), target);
  }
  return found;
}
