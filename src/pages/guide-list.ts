// The guide: the Markdown files that are served as pages, one row per file.

type Guide = {
  /** The file, from the root of the package. */
  readonly file: string;
  /** The name of the part of the guide that it belongs to. */
  readonly part: "Getting started" | "Understanding" | "Reference";
};

/** The part of the address after `/guide/` -> the file. */
export const guides: Readonly<Record<string, Guide>> = {
  "use-the-api": { file: "docs/guide/use-the-api.md", part: "Getting started" },
  "build-an-app": { file: "docs/guide/build-an-app.md", part: "Getting started" },
  "test-a-server": { file: "docs/guide/test-a-server.md", part: "Getting started" },
  "write-an-api": { file: "docs/guide/write-an-api.md", part: "Getting started" },
  "the-idea": { file: "docs/guide/the-idea.md", part: "Understanding" },
  faq: { file: "docs/guide/faq.md", part: "Understanding" },
  recipes: { file: "docs/guide/recipes.md", part: "Understanding" },
  comparison: { file: "docs/guide/comparison.md", part: "Understanding" },
  "post-and-put": { file: "docs/post-and-put.md", part: "Reference" },
  declaration: { file: "docs/declaration.md", part: "Reference" },
  specification: { file: "docs/specification.md", part: "Reference" },
  conformance: { file: "specification/conformance/README.md", part: "Reference" },
  client: { file: "docs/client.md", part: "Reference" },
  check: { file: "docs/check.md", part: "Reference" },
  "contract-tests": { file: "docs/contract-tests.md", part: "Reference" },
  ci: { file: "docs/ci.md", part: "Reference" },
  "your-own-api": { file: "docs/your-own-api.md", part: "Reference" },
  mock: { file: "docs/mock.md", part: "Reference" },
  deploy: { file: "docs/deploy.md", part: "Reference" },
  data: { file: "docs/data.md", part: "Reference" },
  operations: { file: "docs/operations.md", part: "Reference" },
  access: { file: "docs/access.md", part: "Reference" },
};

/** The first page. */
export const guideIndex = "docs/guide/index.md";

/** The data of the specification, each at its path. */
export const specificationFiles: Readonly<Record<string, string>> = {
  "specification/effects.json": "application/json",
  "specification/x-method-semantics.schema.json": "application/schema+json",
  "specification/spectral.yaml": "application/yaml",
  "specification/redocly.yaml": "application/yaml",
  "specification/conformance/reading.json": "application/json",
  "specification/conformance/declaring.json": "application/json",
  "specification/conformance/serving.json": "application/json",
  "specification/conformance/judging.json": "application/json",
};

/**
 * @param file the file with the link
 * @param href the target in the file, such as `../client.md#3-read-or-throw`
 * @returns the address of the page; `undefined` if the target is not served
 */
export function addressOfLink(file: string, href: string): string | undefined {
  if (/^(?:https?:|mailto:|#|\/)/.test(href)) return href;
  const { pathname, hash } = new URL(href, `file:///${file}`);
  const path = pathname.slice(1);
  if (path === guideIndex) return `/guide${hash}`;
  if (path === "docs/laws.md") return "/laws";
  if (Object.hasOwn(specificationFiles, path)) return `/${path}`;
  const found = Object.entries(guides).find(([, guide]) => guide.file === path);
  return found && `/guide/${found[0]}${hash}`;
}
