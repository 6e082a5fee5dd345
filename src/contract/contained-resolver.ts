// Reads the files that a document refers to: only those in its folder, and nothing from the network unless allowed.
import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  BaseResolver,
  type Document,
  getLineColLocation,
  isAbsoluteUrl,
  ResolveError,
  type Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { expansionFault } from "./expansion.ts";

/** Where references may lead. */
export type Reach = {
  /** The folder that local references stay in (default: the folder of the document). */
  readonly root?: string | undefined;
  /** Whether references may lead to the network (default: only to the origin of a document that is there itself). */
  readonly allowRemote?: boolean | undefined;
};

type Config = ConstructorParameters<typeof BaseResolver>[0];

/** Redocly's resolver, with a fence: a document must not pull other files of this machine into docs or code. */
export class ContainedResolver extends BaseResolver {
  readonly #document: string;
  readonly #given: ReadonlySet<string>;
  readonly #reach: Reach;

  /**
   * @param document path or URL of the document
   * @param given other files that the user names, such as overlays
   * @param reach where references may lead
   * @param config Redocly's settings for requests
   */
  constructor(document: string, given: readonly string[], reach: Reach, config?: Config) {
    super(
      isAbsoluteUrl(document) && reach.allowRemote !== true ? onlyFrom(new URL(document).origin) : config,
    );
    this.#document = absolute(document);
    this.#given = new Set([document, ...given].map(absolute));
    this.#reach = reach;
  }

  override resolveExternalRef(base: string | null, ref: string): string {
    const found = super.resolveExternalRef(base, ref);
    return found.startsWith("file:") ? pathOf(found) : found;
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    const fault = this.#given.has(absoluteRef) ? undefined : await this.#faultOf(absoluteRef);
    if (fault !== undefined) throw new ResolveError(new Error(fault));
    return super.loadExternalRef(absoluteRef);
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const document = super.parseDocument(source, isRoot);
    const fault = expansionFault(document.parsed);
    if (fault === undefined) return document;
    const { line, col } = getLineColLocation({ source, pointer: fault.pointer }).start;
    throw Object.assign(new YamlParseError(new Error(fault.reason), source), { line, col });
  }

  async #faultOf(file: string): Promise<string | undefined> {
    const isRemoteDocument = isAbsoluteUrl(this.#document);
    if (isAbsoluteUrl(file)) {
      if (this.#reach.allowRemote === true) return undefined;
      // `onlyFrom` rejects a different origin.
      return isRemoteDocument ? undefined : "it is on the network; download it, or pass --allow-remote";
    }
    if (isRemoteDocument && this.#reach.root === undefined)
      return "a document on the network cannot read local files";
    const root = resolve(this.#reach.root ?? dirname(this.#document));
    // Symbolic links are followed first: a link may lead out of the folder.
    const [inside, target] = await Promise.all([real(root), real(file)]);
    if (!isWithin(inside, target)) {
      const folder = relative(process.cwd(), root) || ".";
      const whose = this.#reach.root === undefined ? "the document's folder" : "the root folder";
      return `it is outside ${whose}, ${folder}; pass --root FOLDER to allow a folder that has both`;
    }
    // A pipe or a device would never end.
    const found = await stat(target).catch(() => undefined);
    return found === undefined || found.isFile() ? undefined : "it is not a file";
  }
}

function absolute(file: string): string {
  if (file.startsWith("file:")) return pathOf(file);
  return isAbsoluteUrl(file) ? file : resolve(file);
}

/** The path of a `file:` URL; the URL itself, which nothing reads, if it names a different machine. */
function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url;
  }
}

/** @returns the path without symbolic links; of what does not exist, the part that does. */
async function real(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const above = dirname(path);
    return above === path ? path : resolve(await real(above), relative(above, path));
  });
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A remote document must not make this machine send requests elsewhere, by a reference or by a redirect. */
function onlyFrom(origin: string): Config {
  const customFetch = async (url: string, init: RequestInit): Promise<Response> => {
    if (new URL(url).origin !== origin)
      throw new Error(`${url} is not on ${origin}, the document's origin; pass --allow-remote to allow it`);
    return fetch(url, { ...init, redirect: "error" });
  };
  return { http: { headers: [], customFetch } };
}
