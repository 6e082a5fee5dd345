// Converts the options of contract tests to the settings of a run.
import { fileURLToPath } from "node:url";
import { basePathOf } from "../../contract/base-path.ts";
import { type Loaded, loadDocument, loadParsed } from "../../contract/load.ts";
import { contractToJudge } from "../contract-to-judge.ts";
import { makeMemory } from "../run-memory.ts";
import { type Fetch, type Settings, timer } from "../settings.ts";
import { makePatientFetch } from "../wire/patience.ts";

export type ContractTestOptions = {
  /** The URL that the paths are relative to. Default: `http://localhost` and the path of the document's first server. */
  readonly baseUrl?: string;
  /** Header fields of every request, such as credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The credentials of a second caller, as header fields, for laws about access by other principals. */
  readonly second?: Readonly<Record<string, string>>;
  /** The ids of the laws to check. Default: all. */
  readonly only?: readonly string[];
  /** The ids of laws whose tests are skipped. */
  readonly skip?: readonly string[];
  /** The same seed draws the same content. Default: the environment variable SEED, else 1. */
  readonly seed?: number;
  /** The prefix of ids and keys, which has to be new for a server that keeps data. Default: from the clock. */
  readonly run?: string;
  /** The server deliberately has no access control; the document's `security` is ignored. */
  readonly open?: boolean;
  /** A law that could not be exercised fails. Default: its test is skipped, with the reason. */
  readonly strict?: boolean;
  /** An identical write changes nothing at all, members declared readOnly included. Default: false. */
  readonly readOnlyToo?: boolean;
  /** Milliseconds for one test. Default: 30,000. */
  readonly timeout?: number;
};

export type DocumentSource = string | URL | object;

const ORIGIN = "http://localhost";

/**
 * @param loaded the document
 * @param fetch handles a request; the global one waits if the server asks it to
 * @returns the settings of a run
 */
export function settingsFor(loaded: Loaded, fetch: Fetch, options: ContractTestOptions): Settings {
  const { document, root } = loaded;
  const { baseUrl = `${ORIGIN}${basePathOf(document)}`, headers, second } = options;
  const contract = contractToJudge(document, root.place.file, options.open ?? false);
  return {
    contract,
    baseUrl,
    fetch: isOverNetwork(fetch) ? makeNetworkFetch(baseUrl) : fetch,
    seed: seedOf(options),
    run: options.run ?? `t${Date.now().toString(36)}`,
    strict: options.readOnlyToo ?? false,
    memory: makeMemory(contract),
    ...(headers === undefined ? {} : { headers }),
    ...(second === undefined ? {} : { second }),
  };
}

/** @returns whether requests leave this process, so that a shell can send them too. */
export function isOverNetwork(fetch: Fetch): boolean {
  return fetch === globalThis.fetch;
}

function makeNetworkFetch(baseUrl: string): Fetch {
  const { origin } = new URL(baseUrl);
  const send = (request: Request): Promise<Response> => globalThis.fetch(request);
  return makePatientFetch({ send, origin, now: Date.now, pause: timer, over: () => undefined });
}

/** @throws RangeError for an invalid option */
export function checkOptions({ baseUrl = ORIGIN, run, ...options }: ContractTestOptions): void {
  // Vite sets BASE_URL in the environment to `/`.
  if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? "")) {
    throw new RangeError(
      `baseUrl: ${JSON.stringify(baseUrl)} is not an http or https URL, such as http://localhost/api`,
    );
  }
  const seed = seedOf(options);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: ${seed} is not a whole number`);
  if (run !== undefined && !/^[a-z0-9]{1,20}$/i.test(run)) {
    throw new RangeError(`run: ${JSON.stringify(run)} is not a word of 1 to 20 letters and digits`);
  }
}

function seedOf({ seed }: ContractTestOptions): number {
  return seed ?? Number(process.env["SEED"] ?? 1);
}

/**
 * @param document a path, a URL, or a parsed document
 * @throws DocumentError if it cannot be read
 */
export async function loadFrom(document: DocumentSource): Promise<Loaded> {
  if (typeof document === "string") return loadDocument(document);
  if (!(document instanceof URL)) return loadParsed(document);
  return loadDocument(document.protocol === "file:" ? fileURLToPath(document) : document.href);
}

/** @returns the name of a document's tests before it is read. */
export function nameOf(document: DocumentSource): string {
  if (typeof document === "string") return document;
  if (document instanceof URL) return document.pathname.split("/").at(-1) || document.href;
  const info: unknown = Reflect.get(document, "info");
  const title = typeof info === "object" && info !== null ? Reflect.get(info, "title") : undefined;
  return typeof title === "string" ? title : "the document";
}
