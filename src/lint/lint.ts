// Lints a document: Redocly's rules and ours, as its `redocly.yaml` sets them, in one list with positions.

import { dirname, join, relative, resolve } from "node:path";
import {
  BaseResolver,
  type Config,
  createConfig,
  findConfig,
  isAbsoluteUrl,
  type LocationObject,
  lintDocument as lintWithRedocly,
  loadConfig,
  loadIgnoreConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { ContainedResolver, type Reach } from "../contract/contained-resolver.ts";
import type { Files } from "../contract/files.ts";
import { readReferred } from "../contract/load.ts";
import type { Contract } from "../contract/operation.ts";
import { inReadingOrder, positionIn } from "../contract/position.ts";
import { DocumentError, readOpenApi, withFile } from "../contract/read-openapi.ts";
import { referenceFault } from "../contract/reference-faults.ts";
import type { Place } from "../contract/spot.ts";
import { PLUGIN_ID, readyPlugin, splitMessage, type Watch } from "./plugin.ts";
import type { Edit, Finding, Severity } from "./rule.ts";

/** `line` and `column` are 1-based; `file` is relative to the working folder. */
export type LocatedFinding = Pick<Finding, "wrong" | "instead"> & {
  /** As a `redocly.yaml` names it: Redocly's own by its id, ours as `verbatim/…`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The change that `--fix` makes, with its place as the authors wrote it. */
  readonly fix?: Edit;
};

export type Report = { readonly operations: number; readonly findings: readonly LocatedFinding[] };

/**
 * @param file path of an OpenAPI 3.x document; a `redocly.yaml` next to it sets severities and what to ignore
 * @param overlays paths of OpenAPI Overlays that change the document, in order
 * @param reach where references may lead
 * @returns the findings, by file and line, and the number of operations checked
 * @throws DocumentError when the document or its `redocly.yaml` can't be read
 */
export async function lintDocument(
  file: string,
  overlays: readonly string[] = [],
  reach: Reach = {},
): Promise<Report> {
  const absolute = isAbsoluteUrl(file) ? file : resolve(file);
  const contracts: Contract[] = [];
  const fixes = new Map<string, Fix>();
  const config = await configFor(absolute, {
    contract: (contract) => contracts.push(contract),
    fixable: ({ ruleId, message, place }, edit, sourceOf) => {
      const source = sourceOf(edit.place.file);
      if (source !== undefined) fixes.set(keyOf(ruleId, message, place), { edit, source });
    },
  });
  const resolver = new ContainedResolver(file, overlays, reach, config.resolve);
  const unused: LocatedFinding[] = [];
  const { document, changes } = await readOpenApi(file, resolver, {
    files: overlays,
    warn: (warning) => unused.push({ rule: `${PLUGIN_ID}/overlay-selects`, severity: "warn", ...warning }),
  });
  const files = await readReferred(document, resolver, changes);
  const problems = await lintWithRedocly({ document, config, externalRefResolver: resolver }).catch(
    (error: unknown) => {
      throw withFile(file, error);
    },
  );
  return {
    operations: contracts[0]?.operations.length ?? 0,
    findings: problems
      .filter(({ ignored }) => ignored !== true)
      .map((problem) => located(problem, files, fixes))
      .concat(unused)
      .sort((a, b) => inReadingOrder(a, b) || inOrder(a.rule, b.rule)),
  };
}

/** The configuration of the document's folder, with our rules added unless it loads them already. */
async function configFor(document: string, watch: Watch): Promise<Config> {
  const folder = dirname(document);
  const configPath = isAbsoluteUrl(document) ? undefined : findConfig(folder);
  const plugin = readyPlugin(watch);
  const ours = `${PLUGIN_ID}/recommended`;
  if (configPath === undefined) {
    const ignore = await loadIgnoreConfig(join(folder, "redocly.yaml"), new BaseResolver());
    return createConfig({ extends: ["recommended", ours] }, { plugins: [plugin], ignore });
  }
  try {
    const own = await loadConfig({ configPath });
    if (own.plugins.some(({ id }) => id === PLUGIN_ID)) {
      own.plugins = own.plugins.map((one) => (one.id === PLUGIN_ID ? plugin : one));
      return forDocument(own, document, folder);
    }
    const { extends: presets = [] } = (own.document?.parsed ?? {}) as { extends?: string[] };
    const both = await loadConfig({ configPath, plugins: [plugin], customExtends: [...presets, ours] });
    return forDocument(both, document, folder);
  } catch (error) {
    throw new DocumentError(`${relative(process.cwd(), configPath)}: ${firstLine(error)}`);
  }
}

/** The configuration with the settings that `apis` has for this document, if any. */
function forDocument(config: Config, document: string, folder: string): Config {
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  return config.forAlias(apis.find(([, { root }]) => resolve(folder, root) === document)?.[0]);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

type Fix = { readonly edit: Edit; readonly source: LocationObject["source"] };

function keyOf(ruleId: string, message: string, { file, pointer }: Place): string {
  return JSON.stringify([ruleId, message, file, pointer]);
}

/** The edit, at the place where the part is written: an overlay may have changed the document. */
function editIn({ edit, source }: Fix, files: Files): Edit {
  const written = files.written({ source, pointer: edit.place.pointer });
  return { ...edit, place: { file: written.source.absoluteRef, pointer: written.pointer ?? "#/" } };
}

function located(problem: NormalizedProblem, files: Files, fixes: ReadonlyMap<string, Fix>): LocatedFinding {
  const { ruleId, severity, location } = problem;
  const [where] = location;
  if (where === undefined) throw new DocumentError(`${ruleId}: ${problem.message}`);
  const place = { file: where.source.absoluteRef, pointer: where.pointer ?? "#/" };
  const fix = fixes.get(keyOf(ruleId, problem.message, place));
  return {
    rule: ruleId,
    severity,
    ...positionIn(files.written(where)),
    ...(ruleId.startsWith(`${PLUGIN_ID}/`) ? splitMessage(problem.message) : redoclysOwn(problem, files)),
    ...(fix === undefined ? {} : { fix: editIn(fix, files) }),
  };
}

/** Redocly suggests only names that are similar to the one in the document. */
function redoclysOwn(problem: NormalizedProblem, files: Files): Pick<Finding, "wrong" | "instead"> {
  const { message, suggest } = problem;
  const wrong = (referenceFault(problem, files) ?? message).trim().replace(/\.$/, "");
  return { wrong, instead: suggest.length === 0 ? "" : `Did you mean ${suggest.join(", or ")}?` };
}

function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
