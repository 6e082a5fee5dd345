// What the pages next to the operations of an API are made of.
import type { Context, Hono } from "hono";
import type { Loaded } from "../contract/load.ts";
import type { Site } from "../pages/frame.ts";
import type { ProblemType } from "../semantics/problems.ts";
import type { AppFiles } from "./assets.ts";

export type ProblemTable = Readonly<Record<string, ProblemType>>;

export type Pages = OwnPages & {
  /** The path of the document; without one there are neither docs nor a document. */
  readonly document?: string | undefined;
  /** Whether operations need tokens; if not, the document is served without `security`. */
  readonly asksForTokens: boolean;
  /** The origin that pages show; `undefined`: the address to which the client connected. */
  readonly publicOrigin?: string | undefined;
  /** Whether the service accepts new requests: false once it is closing. */
  readonly isReady: () => boolean;
  /** Asks the store a question; rejects when it does not answer. Default: the store always answers. */
  readonly askStore?: (() => Promise<void>) | undefined;
  /** Reports work that takes a while. */
  readonly say: (line: string) => void;
  /** Reports internal errors. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
};

/** What one API has of its own. */
export type OwnPages = {
  /** The bar and the foot of its pages. Default: the title of the document, with links to what every API has. */
  readonly site?: Site | undefined;
  /** Its problem types besides those of HTTP: id -> what it means. */
  readonly problems?: ProblemTable | undefined;
  /** Adds routes of its own. */
  readonly routes?: ((app: Hono, shared: Shared) => void) | undefined;
};

export type ServedDocument = Pick<Loaded, "contract" | "root" | "document">;

/** What the pages of an API are made of. */
export type Shared = {
  readonly site: () => Promise<Site>;
  readonly problems: ProblemTable;
  readonly loaded: () => Promise<ServedDocument>;
  /** The origin of the service, such as `http://127.0.0.1:8080`. */
  readonly originOf: (c: Context) => string;
  readonly files: () => Promise<AppFiles>;
  readonly asksForTokens: boolean;
  readonly onError: Pages["onError"];
};
