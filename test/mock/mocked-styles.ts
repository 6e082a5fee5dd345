// Mocks of documents in the styles of many frameworks keep their promises: a part of `npm run matrix`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDocument, loadParsed } from "../../src/contract/load.ts";
import { newProject } from "../../src/init/new-project.ts";
import { styles } from "../servers/strangers/every-style.ts";
import { judgedMock } from "./mocking.ts";

const FILES = ["mocked", "address-book"];

/** @returns a row for each style: its title, and, for a mock and for a new project, "0 broken" or what is broken. */
export async function mockedStyles(): Promise<readonly (readonly string[])[]> {
  const files = FILES.map(async (name) => {
    const { document } = await loadDocument(`test/documents/${name}.yaml`);
    return { title: name, document };
  });
  const rows: (readonly string[])[] = [];
  for (const { title, document } of [...styles, ...(await Promise.all(files))])
    rows.push([title, await resultOf(document), await projectResult(document)]);
  return rows;
}

type Document = Readonly<Record<string, unknown>>;

async function resultOf(document: Document): Promise<string> {
  const { broken, held, failures } = await judgedMock(document);
  const faults = [...broken, ...failures];
  return faults.length === 0 ? `0 broken, ${held} hold` : `failed: ${faults.join("; ")}`;
}

/** The same by the document of a project that `init` makes, which declares what every operation does. */
async function projectResult(document: Document): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-style-"));
  try {
    await newProject(folder, await loadParsed(document));
    return await resultOf((await loadDocument(join(folder, "openapi.yaml"))).document);
  } finally {
    await rm(folder, { recursive: true });
  }
}
