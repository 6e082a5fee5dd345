// Writes docs/laws.md: the laws as one Markdown page, for readers of the repository.
import type { Contract } from "../../src/contract/operation.ts";
import type { Law } from "../../src/laws/law.ts";
import { groupLaws } from "../../src/pages/law-groups.ts";
import { citedIn } from "../../src/pages/sections.ts";

/**
 * @param laws in the order in which they are checked
 * @param contracts documents that together have an operation for every law
 * @returns the page: an index, then a section for each law
 */
export function lawsMarkdown(laws: readonly Law[], contracts: readonly Contract[]): string {
  const groups = groupLaws(laws, contracts);
  const index = groups.map(({ title, laws: members }) =>
    [`**${title}**\n`, ...members.map((law) => `- [${law.id}](#${law.id}): ${text(law.says)}`)].join("\n"),
  );
  const parts = groups.flatMap(({ laws: members }) => members.map(partOf));
  return `${[`# The ${laws.length} laws`, introduction, ...index, ...parts].join("\n\n")}\n`;
}

const introduction = `\`npx verbatim check\`, or a contract test ([contract-tests.md](contract-tests.md)), checks each law over HTTP on every
operation that it concerns. A law never guesses: if the document leaves a question open, nothing is reported. A running
service shows the same texts, with its own operations, at \`/laws\`. The *visible state* in these texts is everything that
the document's read and list operations return. This page is generated from \`src/laws\`.`;

function partOf(law: Law): string {
  const rows = [
    `- Concerns: ${text(law.concerns)}.`,
    `- Why it matters: ${text(law.why)}`,
    `- How to fix it: ${text(law.fix)}`,
    `- How it is tested: ${text(law.evidence)}`,
    `- Not reported: ${text(law.notReported)}.`,
    ...list("Checked first", law.premises, (id) => `[${id}](#${id})`),
    ...list("Lint rules for it", law.lint ?? [], (id) => `\`${id}\``),
  ];
  return `## ${law.id}\n\n${law.level}, ${sectionMarkdown(law.section)}. ${text(law.says)}\n\n${rows.join("\n")}`;
}

function list(title: string, ids: readonly string[], shown: (id: string) => string): readonly string[] {
  return ids.length === 0 ? [] : [`- ${title}: ${ids.map(shown).join(", ")}.`];
}

/** Escapes stars, which Markdown would read as emphasis. */
function text(words: string): string {
  return words.replaceAll("*", "\\*");
}

/** The reference to a standard, with links. */
function sectionMarkdown(section: string): string {
  return citedIn(section)
    .map(({ text: cited, href }) => (href === undefined ? cited : `[${cited}](${href})`))
    .join(", ");
}
