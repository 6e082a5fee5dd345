// OpenAPI 3.1.1 4.8.8 (Paths Object): a path begins with a slash, and one request matches one template.
import type { Operation } from "../../contract/operation.ts";
import { childPlace, type Spot } from "../../contract/spot.ts";
import { decodeSegment, pathParameterNames } from "../../http/path.ts";
import { templateShape } from "../../http/path-templates.ts";
import type { Finding, Rule } from "../rule.ts";

type Fault = Pick<Finding, "wrong" | "instead">;

export const pathIsValid: Rule = {
  id: "path-is-valid",
  severity: "error",
  says: "A path begins with `/`, has no query, and no other path matches exactly the same requests.",
  section: "OpenAPI 3.1.1 4.8.8",
  check: ({ operations }, root) => [...ofPaths(root), ...operations.flatMap((one) => undeclared(one, root))],
};

function ofPaths(root: Spot): readonly Finding[] {
  const paths = root.at("paths");
  const others = ["webhooks", "components"].some((key) => root.at(key).exists);
  if (!paths.exists) return others ? [] : [{ place: root.usedAt, ...NOTHING }];
  if (Array.isArray(paths.value) || typeof paths.value !== "object" || paths.value === null)
    return [{ place: paths.usedAt, ...NOT_A_MAP }];
  const names = paths.entries().map(([path]) => path);
  return names
    .filter((path) => !path.startsWith("x-"))
    .flatMap((path, index) => {
      const place = childPlace(paths.place, path);
      const own = [...faultsOf(path), ...twins(path, names.slice(0, index))].map((one) => ({
        place,
        ...one,
      }));
      return [...own, ...unused(path, paths.at(path))];
    });
}

const NOTHING: Fault = {
  wrong: "The document has no `paths`",
  instead: "Add it: a map from paths, such as `/books`, to Path Item Objects.",
};

const NOT_A_MAP: Fault = {
  wrong: "`paths` is not a map",
  instead: "Write a map from paths, such as `/books`, to Path Item Objects.",
};

/** @returns what is wrong with one path, regarded alone. */
function faultsOf(path: string): readonly Fault[] {
  const fault = (wrong: string, instead: string): Fault => ({
    wrong: `The path "${path}" ${wrong}`,
    instead,
  });
  if (!path.startsWith("/"))
    return [fault("does not begin with a slash", `Write "/${path.replace(/^[a-z]+:\/\/[^/]*\/?/i, "")}".`)];
  if (/[?#]/.test(path.replaceAll(EXPRESSION, "")))
    return [
      fault(
        "has a query or a fragment",
        `Write "${path.replace(/[?#].*/s, "")}", and declare query parameters.`,
      ),
    ];
  if (/[{}]/.test(path.replaceAll(EXPRESSION, "")))
    return [fault("has a brace without its counterpart", "Write each parameter as `{name}`.")];
  if (/\}\{/.test(path))
    return [fault("has two parameters with nothing between them", "Separate them by a slash or other text.")];
  const names = pathParameterNames(path);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined)
    return [fault(`has the parameter {${repeated}} twice`, "Give each parameter its own name.")];
  if (path.split("/").some((segment) => decodeSegment(segment) === undefined))
    return [fault("has a bad percent-encoding", "Write the character itself, or `%` as `%25`.")];
  if (path.split("/").some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment)))
    return [fault("has a segment . or .., which no request has", "Write the resolved path.")];
  return [];
}

const EXPRESSION = /\{[^{}/]+\}/g;

function twins(path: string, earlier: readonly string[]): readonly Fault[] {
  const shape = templateShape(path);
  const twin = earlier.find((other) => templateShape(other) === shape);
  if (twin === undefined) return [];
  const wrong = `The paths "${twin}" and "${path}" match the same requests`;
  return [{ wrong, instead: "Keep one of them, with the operations of both." }];
}

/** Path parameters that are declared, and that the path lacks. */
function unused(path: string, item: Spot): readonly Finding[] {
  const names = pathParameterNames(path);
  const lists = [item, ...item.entries().map(([, member]) => member)].map((one) => one.at("parameters"));
  const declared = lists.flatMap((list) => list.entries().map(([, parameter]) => parameter));
  return declared.flatMap((parameter) => {
    const name = parameter.at("name").text();
    if (parameter.at("in").text() !== "path" || name === undefined || names.includes(name)) return [];
    const wrong = `The path "${path}" has no {${name}} for the path parameter "${name}"`;
    return [
      { place: parameter.usedAt, wrong, instead: `Add {${name}} to the path, or remove the parameter.` },
    ];
  });
}

/** Parameters of the path that the operation does not declare. */
function undeclared({ path, place, method, parameters }: Operation, root: Spot): readonly Finding[] {
  const declared = parameters.filter((one) => one.in === "path").map(({ name }) => name);
  const missing = pathParameterNames(path).filter((name) => !declared.includes(name));
  const list = root.at("paths").at(path).at(method.toLowerCase()).at("parameters");
  return missing.map((name, index) => {
    const parameter = { name, in: "path", required: true, schema: { type: "string" } };
    return {
      place,
      wrong: `${method} ${path} does not declare the path parameter "${name}"`,
      instead: `Add it to \`parameters\`, with \`in: path\` and \`required: true\`.`,
      // The first one adds the list.
      ...(list.exists
        ? { fix: { kind: "append" as const, place: list.place, value: parameter } }
        : index > 0
          ? {}
          : { fix: { kind: "add" as const, place, key: "parameters", value: [parameter] } }),
    };
  });
}
