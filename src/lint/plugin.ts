// The rules as a Redocly plugin: each is a visitor of the root that checks the contract, read once per document.
import type { Oas3Rule, Plugin, UserContext } from "@redocly/openapi-core";
import type { Contract } from "../contract/operation.ts";
import { readContract } from "../contract/read.ts";
import { type Follow, type Place, type Spot, spot } from "../contract/spot.ts";
import type { Edit, Finding, Rule } from "./rule.ts";
import { rules } from "./rules.ts";

export const PLUGIN_ID = "verbatim";

/** Separates what is wrong from what to write instead in the message of a finding. */
const INSTEAD = "\n→ ";

/** Redocly's rules about which `path-is-valid` says more, so that no fault is reported twice. */
const REPLACED = {
  "path-not-include-query": "off",
  "no-identical-paths": "off",
  "path-parameters-defined": "off",
} as const;

type Source = UserContext["location"]["source"];
type Judged = {
  readonly contract: Contract;
  readonly root: Spot;
  readonly sources: ReadonlyMap<string, Source>;
};

/** What a caller learns that Redocly does not report. */
export type Watch = {
  /** Called with each contract that is read. */
  readonly contract: (contract: Contract) => void;
  /** Called with each finding that has a fix, as it is reported. */
  readonly fixable: (report: Reported, fix: Edit, source: (file: string) => Source | undefined) => void;
};
type Reported = { readonly ruleId: string; readonly message: string; readonly place: Place };

const NOBODY: Watch = { contract: () => {}, fixable: () => {} };

/**
 * @param watch sees what is read and found
 * @returns the plugin object, as `redocly.yaml` loads it
 */
export function verbatimPlugin(watch: Watch = NOBODY): Plugin {
  const judged = new WeakMap<object, Judged>();
  const read = (root: object, context: UserContext): Judged => {
    const known = judged.get(root);
    if (known) return known;
    const fresh = readJudged(root, context);
    judged.set(root, fresh);
    watch.contract(fresh.contract);
    return fresh;
  };
  const visitors = rules.map((rule) => [rule.id, visitorOf(rule, read, watch)] as const);
  return {
    id: PLUGIN_ID,
    rules: { oas3: Object.fromEntries(visitors) },
    configs: {
      recommended: {
        rules: {
          ...REPLACED,
          ...Object.fromEntries(rules.map((rule) => [nameInConfig(rule), rule.severity])),
        },
      },
    },
  };
}

/** @returns the plugin in the form Redocly needs when it did not load it itself: rules under their full names. */
export function readyPlugin(watch: Watch): Plugin {
  const plugin = verbatimPlugin(watch);
  const named = Object.entries(plugin.rules?.oas3 ?? {}).map(([id, rule]) => [`${PLUGIN_ID}/${id}`, rule]);
  return { ...plugin, rules: { oas3: Object.fromEntries(named) } };
}

/** @returns the two parts of a message from one of our rules: what is wrong, and what to write instead. */
export function splitMessage(message: string): Pick<Finding, "wrong" | "instead"> {
  const [wrong = "", instead = ""] = message.split(INSTEAD);
  return { wrong, instead };
}

function nameInConfig(rule: Rule): string {
  return `${PLUGIN_ID}/${rule.id}`;
}

function visitorOf(rule: Rule, read: (root: object, context: UserContext) => Judged, watch: Watch): Oas3Rule {
  return () => ({
    Root(root, context) {
      const { contract, root: top, sources } = read(root, context);
      for (const finding of distinct(rule.check(contract, top))) {
        const source = sources.get(finding.place.file) ?? context.location.source;
        const { place, fix } = finding;
        const { pointer } = place;
        const message = `${finding.wrong}${INSTEAD}${finding.instead}`;
        if (fix !== undefined)
          watch.fixable({ ruleId: nameInConfig(rule), message, place }, fix, (file) => sources.get(file));
        context.report({ message, location: { source, pointer, reportOnKey: true } });
      }
    },
  });
}

/** A path parameter shared by several operations is one place to fix, so it is reported once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map(findings.map((one) => [`${one.place.file}${one.place.pointer}${one.wrong}`, one]));
  return [...places.values()];
}

function readJudged(root: object, { resolve, location }: UserContext): Judged {
  const sources = new Map<string, Source>([[location.source.absoluteRef, location.source]]);
  const follow: Follow = ($ref, from) => {
    const found = resolve<object>({ $ref }, from.file);
    if (found.location === undefined || found.node === undefined) return undefined;
    sources.set(found.location.source.absoluteRef, found.location.source);
    return { value: found.node, place: placeOf(found.location) };
  };
  const top = spot(root, placeOf(location), follow);
  return { contract: readContract(top), root: top, sources };
}

function placeOf(location: UserContext["location"]): Place {
  return { file: location.source.absoluteRef, pointer: location.pointer };
}
