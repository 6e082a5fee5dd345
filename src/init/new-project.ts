// Makes a project that runs: document, app, server, contract test, and what npm and Docker need.
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { generateFrom, refuse, servedContract, writeFiles } from "../codegen/generate.ts";
import { type Loaded, loadDocument, loadParsed, writeYaml } from "../contract/load.ts";
import { withCreations } from "../declare/with-creations.ts";
import { writeIntoText } from "../declare/write-document.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { declaredDocument } from "../mock/mocked-document.ts";
import { withNamedRanges } from "../mock/named-ranges.ts";
import {
  dockerfile,
  ignored,
  manifestText,
  openTest,
  type ProjectFacts,
  readmeText,
} from "./project-files.ts";

/** Some files of the project exist already; nothing was written. */
export class FilesExistError extends Error {
  override name = "FilesExistError";
}

/**
 * @param folder where to make the project
 * @param from the document; `undefined`: the example in docs/notes
 * @returns the names of the files that were written, and what was assumed about the document
 * @throws FilesExistError with the names of the files that exist; DocumentError; UnsupportedError
 *   for a document that cannot be served
 */
export async function newProject(
  folder: string,
  from: Loaded | undefined,
): Promise<{ readonly files: readonly string[]; readonly assumed: readonly string[] }> {
  const own = dirname(findPackageJSON(import.meta.url) ?? "");
  const manifest = membersOf(JSON.parse(await readFile(join(own, "package.json"), "utf8")));
  const name =
    basename(resolve(folder))
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]/g, "-") || "api";
  const notes = join(own, "docs/notes");
  const { text, loaded, assumed } =
    from === undefined ? await exampleDocument(join(notes, "openapi.yaml")) : await givenDocument(from);
  const facts: ProjectFacts = {
    name,
    tools: await toolsFor(folder, own, manifest),
    versions: {
      vitest: String(membersOf(manifest["peerDependencies"])["vitest"]),
      typescript: String(membersOf(manifest["dependencies"])["typescript"]),
    },
    isSecured: loaded.contract.operations.some(({ traits }) => traits.isSecured),
  };
  const project = (file: string): Promise<string> => readFile(join(own, "docs/project", file), "utf8");
  const app =
    from === undefined ? appOf(await readFile(join(notes, "server.ts"), "utf8")) : await project("app.ts");
  const test = await project("contract.test.ts");
  const files = new Map([
    ["package.json", manifestText(facts)],
    ["tsconfig.json", await readFile(join(notes, "tsconfig.json"), "utf8")],
    ["openapi.yaml", text],
    ["app.ts", app],
    ["server.ts", await project("server.ts")],
    ["contract.test.ts", facts.isSecured ? openTest(test) : test],
    ["Dockerfile", dockerfile],
    [".dockerignore", ignored],
    [".gitignore", ignored],
    ["README.md", readmeText(facts)],
  ]);
  const generated = await generateFrom(loaded, ["client", "server"]);
  await refuseToOverwrite(folder, [...files.keys(), "generated"]);
  await mkdir(folder, { recursive: true });
  for (const [file, content] of files) await writeFile(join(folder, file), content);
  await writeFiles(generated, join(folder, "generated"));
  await copyTarball(folder, facts);
  return { files: [...files.keys(), ...[...generated.keys()].map((file) => `generated/${file}`)], assumed };
}

type Document = { readonly text: string; readonly loaded: Loaded; readonly assumed: readonly string[] };

async function exampleDocument(file: string): Promise<Document> {
  return { text: await readFile(file, "utf8"), loaded: await loadDocument(file), assumed: [] };
}

/** The document with a declaration for each operation; its own text, if it is one YAML file. */
async function givenDocument(written: Loaded): Promise<Document> {
  const named = withNamedRanges(written);
  const isNamed = named.said.length > 0;
  const from = isNamed ? await loadParsed(named.document) : written;
  const { document: declared, proposals, assumed: open } = declaredDocument(from);
  const { document, said } = withCreations(declared, proposals);
  const assumed = [...named.said, ...open, ...said];
  const loaded = await loadParsed(document);
  refuse(servedContract(loaded).refusals, written.position);
  const placed = proposals.map((proposal) => ({ proposal, place: from.written(proposal.operation.place) }));
  const { file } = from.contract;
  const isOneFile =
    !isNamed &&
    said.length === 0 &&
    /\.ya?ml$/i.test(file) &&
    placed.every(({ place }) => place.file === file);
  const before = isOneFile ? await readFile(file, "utf8").catch(() => undefined) : undefined;
  const edited = before === undefined || refersToFiles(before) ? undefined : writeIntoText(before, placed);
  const text = edited === undefined || edited.missed.length > 0 ? writeYaml(document) : edited.text;
  return { text, loaded, assumed };
}

/** A reference to a different file would lead nowhere from the project. */
function refersToFiles(text: string): boolean {
  const targets = text
    .split("$ref")
    .slice(1)
    .map((rest) => rest.slice(0, 20).replaceAll(/[\s'":]/g, ""));
  return targets.some((target) => !target.startsWith("#"));
}

/** The example has its app and its server in one file. */
function appOf(server: string): string {
  const lines = server
    .split("\n")
    .slice(1)
    .filter((line) => !line.startsWith("await serveApi("));
  return ["// The app: the operations of openapi.yaml, and their handlers over a store in memory.", ...lines]
    .join("\n")
    .trimEnd()
    .concat("\n")
    .replace("import { type ServerOptions, serveApi }", "import type { ServerOptions }")
    .replace("import { createApp, wiring }", "import { createApp }")
    .replace("const app =", "export const app =");
}

/**
 * @param folder folder of the new project
 * @param own folder of this package
 * @param manifest its manifest
 * @returns how npm finds this package: as the project in the working folder does, else on the registry, or before it is
 *   published, in its own folder
 */
export async function toolsFor(
  folder: string,
  own: string,
  { name: given, version, private: isPrivate }: Members,
): Promise<ProjectFacts["tools"]> {
  const name = String(given);
  const text = await readFile("package.json", "utf8").catch(() => "{}");
  const manifest: unknown = JSON.parse(text);
  const { dependencies, devDependencies } = isRecord(manifest) ? manifest : {};
  const known = membersOf(dependencies)[name] ?? membersOf(devDependencies)[name];
  if (typeof known === "string" && /^file:.*\.tgz$/.test(known))
    return { name, from: `file:vendor/${basename(known)}` };
  if (typeof known === "string" && !known.startsWith("file:")) return { name, from: known };
  if (isPrivate !== true && own.split(sep).includes("node_modules")) return { name, from: String(version) };
  return { name, from: `file:${relative(resolve(folder), own) || "."}` };
}

/** A tarball is copied, so that the project is complete, also in a container. */
async function copyTarball(folder: string, { tools: { name, from } }: ProjectFacts): Promise<void> {
  if (!from.startsWith("file:vendor/")) return;
  const manifest = membersOf(JSON.parse(await readFile("package.json", "utf8")));
  const known = membersOf(manifest["dependencies"])[name] ?? membersOf(manifest["devDependencies"])[name];
  await cp(String(known).slice("file:".length), join(folder, from.slice("file:".length)));
}

async function refuseToOverwrite(folder: string, names: readonly string[]): Promise<void> {
  const found = await Promise.all(
    names.map(async (name) => {
      const isThere = await stat(join(folder, name)).then(
        () => true,
        () => false,
      );
      return isThere ? [name] : [];
    }),
  );
  const existing = found.flat();
  if (existing.length > 0)
    throw new FilesExistError(
      `${folder}: these files exist already: ${existing.join(", ")}. Choose an empty folder`,
    );
}
