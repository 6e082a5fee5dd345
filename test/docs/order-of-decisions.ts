// Draws the order of decisions from its table: a Mermaid diagram, as GitHub shows it, and the rows.
import { type Decision, decisions } from "../../src/semantics/decisions.ts";
import { problems } from "../../src/semantics/problems.ts";

/** @returns the text of docs/order-of-decisions.md. */
export function orderOfDecisions(rows: readonly Decision[] = decisions): string {
  const firstOfState = rows.findIndex(({ ofState }) => ofState);
  return `# The order of decisions

This page shows the questions that the server asks about each request, in their order. It is generated from
\`src/semantics/decisions.ts\`; after a change there, run \`npx vitest run test/docs/architecture.test.ts -u\`.

The order is the one that RFC 9110 13.2.1 allows. An operation gets only the rows that can apply to it, chosen when the
server starts. The first "no" ends the request. From \`${rows[firstOfState]?.id}\` on, everything happens in one unit of
work on the store, which is rolled back unless the response is a success.

\`\`\`mermaid
${diagram(rows, firstOfState)}
\`\`\`

| decision | question | otherwise | sees the state | section |
| --- | --- | --- | --- | --- |
${rows.map(tableRow).join("\n")}
`;
}

function diagram(rows: readonly Decision[], firstOfState: number): string {
  const line = ({ id, asks }: Decision): string => `${id}["${asks}"]`;
  const refusal = ({ id, otherwise }: Decision): string =>
    `${id} -- no --> ${id}-no(["${answer(otherwise)}"])`;
  const chain = (part: readonly Decision[]): string => part.map(({ id }) => id).join(" --> ");
  const [before, inside] = [rows.slice(0, firstOfState), rows.slice(firstOfState)];
  return [
    "flowchart TD",
    '  request(["request"])',
    '  subgraph alone["decided from the request alone"]',
    ...before.map((row) => `    ${line(row)}`),
    "  end",
    '  subgraph unit["one unit of work"]',
    ...inside.map((row) => `    ${line(row)}`),
    '    handler["the handler runs, its outcome is recorded"]',
    "  end",
    '  response(["response"])',
    `  request --> ${chain(rows)} --> handler --> response`,
    ...rows.map((row) => `  ${refusal(row)}`),
  ].join("\n");
}

function answer(otherwise: Decision["otherwise"]): string {
  return otherwise === 304
    ? "304 Not Modified"
    : `${problems[otherwise].status} ${problems[otherwise].title}`;
}

function tableRow({ id, asks, otherwise, ofState, section }: Decision): string {
  return `| \`${id}\` | ${asks} | ${answer(otherwise)} | ${ofState ? "yes" : "no"} | ${section} |`;
}
