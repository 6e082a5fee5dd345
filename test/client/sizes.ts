// The size of a module, bundled, minified and compressed.
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/**
 * @param input a file, or the name of a package
 * @param cwd the folder from which the package is found. Default: the repository
 * @returns the gzipped size of one bundle of it, in bytes
 * @throws Error when the bundle still imports something, or is more than one file
 */
export async function gzipped(input: string, cwd = process.cwd()): Promise<number> {
  const bundle = await rolldown({
    input,
    cwd,
    platform: "browser",
    logLevel: "silent",
    external: [/^node:/],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false });
  if (output.length !== 1) throw new Error(`${input} is ${output.length} files`);
  return gzipSync(output[0].code, { level: 9 }).length;
}
