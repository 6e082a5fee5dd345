// Finds the snippets of a page of docs, and compiles them.
import { resolve } from "node:path";
import ts from "typescript";

/** @returns the TypeScript snippets of a Markdown page, in order. */
export function snippetsOf(page: string): readonly string[] {
  return [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

/**
 * @param texts modules of the folder `docs`
 * @param siblings other modules of that folder, by file name
 * @returns the errors of the compiler
 */
export function compiled(
  texts: readonly string[],
  siblings: Readonly<Record<string, string>> = {},
): readonly string[] {
  const files = new Map(texts.map((text, at) => [resolve(`docs/snippet-${at + 1}.ts`), text]));
  const others = new Map(Object.entries(siblings).map(([name, text]) => [resolve("docs", name), text]));
  const textOf = (name: string): string | undefined => files.get(resolve(name)) ?? others.get(resolve(name));
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options: own } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const options = { ...own, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => textOf(name) !== undefined || fileExists(name);
  host.readFile = (name) => textOf(name) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${name.split("/").at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
}
