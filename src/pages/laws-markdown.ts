// The laws as one Markdown page, for those who read the repository.
import type { Contract } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import { groupLaws } from "./law-groups.ts";
import { sectionMarkdown } from "./sections.ts";

/**
 * @param laws in the order in which they are asked
 * @param contracts documents that together have an operation for every law
 * @returns the page: an index, then a part for each law
 */
export function lawsMarkdown(laws: readonly Law[], contracts: readonly Contract[]): string {
  const groups = groupLaws(laws, contracts);
  const index = groups.map(({ title, laws: members }) =>
    [`**${title}**\n`, ...members.map((law) => `- [${law.id}](#${law.id}): ${text(law.says)}`)].join("\n"),
  );
  const parts = groups.flatMap(({ laws: members }) => members.map(partOf));
  return `${[`# The ${laws.length} laws`, introduction, ...index, ...parts].join("\n\n")}\n`;
}

const introduction = `Each law is asked of every operation that it concerns, over HTTP alone: by \`npx verbatim check\`, or in tests
([contract-tests.md](contract-tests.md)). A served document has the same pages, with its own operations, at \`/laws\`. None
is a guess: where a document does not settle a question, nothing is reported. This page is made from \`src/laws\`.`;

function partOf(law: Law): string {
  const rows = [
    `- Concerns: ${text(law.concerns)}.`,
    `- Why it matters: ${text(law.why)}`,
    `- How to mend a server: ${text(law.fix)}`,
    `- What the verdict rests on: ${text(law.evidence)}`,
    `- Not reported: ${text(law.notReported)}.`,
    ...list("Asked before it", law.premises, (id) => `[${id}](#${id})`),
    ...list("Seen in a document by lint", law.lint ?? [], (id) => `\`${id}\``),
  ];
  return `## ${law.id}\n\n${law.level}, ${sectionMarkdown(law.section)}. ${text(law.says)}\n\n${rows.join("\n")}`;
}

function list(title: string, ids: readonly string[], shown: (id: string) => string): readonly string[] {
  return ids.length === 0 ? [] : [`- ${title}: ${ids.map(shown).join(", ")}.`];
}

/** A star is no emphasis. */
function text(words: string): string {
  return words.replaceAll("*", "\\*");
}
