// Keeps HTML in descriptions from restyling the page: Redoc renders Markdown, and Markdown may contain any element.
import { isRecord } from "../json/record.ts";

/** The texts that Redoc renders as Markdown (OpenAPI 3.1 3.5). */
const MARKDOWN = ["description", "summary", "title"];

const WORDS =
  "abbr|b|blockquote|br|code|dd|del|details|dl|dt|em|h[1-6]|hr|i|ins|kbd|li|ol|p|pre|q|s|samp|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|var";
const VALUE = "\"[^\"<>`]*\"|'[^'<>`]*'";
/** Elements for text without attributes, links and images, comments, and addresses in angle brackets. */
const HARMLESS = new RegExp(
  [
    `^</?(?:${WORDS}|a|img)\\s*/?>`,
    `^<a(?:\\s+(?:href|title)=(?:${VALUE}))+\\s*>`,
    `^<img(?:\\s+(?:src|alt|title|width|height)=(?:${VALUE}))+\\s*/?>`,
    "^<!--[^<>`]*-->",
    "^<(?:https?:|mailto:)[^\\s<>]*>",
  ].join("|"),
  "i",
);
/** Ends a tag name before it begins, and cannot be seen, in code neither. */
const ZERO_WIDTH_SPACE = "\u200b";

/**
 * @param document a part of an OpenAPI document
 * @returns a copy whose texts have only elements that style nothing but themselves; any other tag is shown as text
 */
export function withHarmlessHtml<T>(document: T): T;
export function withHarmlessHtml(document: unknown): unknown {
  if (Array.isArray(document)) return document.map((item) => withHarmlessHtml(item));
  if (!isRecord(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      typeof value === "string" && MARKDOWN.includes(name) ? harmless(value) : withHarmlessHtml(value),
    ]),
  );
}

/**
 * @param text Markdown
 * @returns the text without tags that are not in the list, whether Markdown reads them as code or not
 */
export function harmless(text: string): string {
  return text.replaceAll(/<(?=[a-z/!?])/gi, (_, at: number) =>
    HARMLESS.test(text.slice(at, at + 2000)) ? "<" : `<${ZERO_WIDTH_SPACE}`,
  );
}
