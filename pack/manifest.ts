// The package's manifest, made from the repository's: each path of a source becomes the path of its compiled file.

export type Manifest = Readonly<Record<string, unknown>> & {
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: readonly string[];
};

/** Only the repository needs these. */
const OWN = ["devDependencies", "allowScripts"];
/** Needed to recover from an interrupted packing; installing the package runs neither. */
const KEPT_SCRIPTS = ["prepack", "postpack"];

/** @returns the manifest that goes into the tarball. */
export function published(manifest: Manifest): Readonly<Record<string, unknown>> {
  const kept = Object.entries(manifest).filter(([name]) => !OWN.includes(name));
  return {
    ...Object.fromEntries(kept),
    scripts: Object.fromEntries(KEPT_SCRIPTS.map((name) => [name, manifest.scripts[name]])),
    bin: mapped(manifest.bin, (path) => path.replace(/^(\.\/)?src\//, "dist/src/")),
    exports: mapped(manifest.exports, compiled),
  };
}

function compiled(target: string): unknown {
  const stem = /^\.\/(src\/.*)\.ts$/.exec(target)?.[1];
  return stem === undefined ? target : { types: `./dist/${stem}.d.ts`, default: `./dist/${stem}.js` };
}

function mapped<T>(entries: Readonly<Record<string, string>>, to: (target: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, target]) => [name, to(target)]));
}
