// A script as lines for bash and curl, which can be pasted unchanged to reproduce a failure.
import { shortened } from "../../laws/sentences/words.ts";
import type { Part } from "./captures.ts";
import type { Script, Step } from "./script.ts";
import { assignments, quoted, word } from "./shell.ts";
import type { Fresh } from "./variables.ts";

const BASE = { variable: "SERVER" } as const;

/**
 * @param script the steps
 * @param origin of the server, such as `http://localhost:8080`
 * @returns one command per line, followed by the status that was seen
 */
export function curlLines(script: Script, origin: string): readonly string[] {
  const { steps, removals, fresh, secrets, isRunnable } = script;
  if (!isRunnable) return steps.map((step) => sequenceLine(step, origin));
  return [
    `${BASE.variable}=${quoted(origin)}`,
    ...secrets.map(({ variable }) => `: "\${${variable}:?credentials: set it first}"`),
    ...fresh.map(freshLine),
    ...steps.flatMap(stepLines),
    ...removals.flatMap((step) => {
      const { before, command } = shortCurl(step, "-sS -o /dev/null", "required");
      return [...before, `${command}   # clean up`];
    }),
  ];
}

/** Not for a shell: sent again, it might change a resource that somebody else has made meanwhile. */
function sequenceLine({ exchange: { request, response } }: Step, origin: string): string {
  const content = request.content === undefined ? "" : ` ${quoted(shortened(request.content))}`;
  return `# ${request.method} ${quoted(`${origin}${shortened(request.target)}`)}${content}   # ${response.status || "no response"}`;
}

/** Bash returns fifteen random bits at a time. */
function freshLine({ variable, kind, value }: Fresh): string {
  if (kind === "word") return `${variable}=v$(printf %010d $((RANDOM * 32768 + RANDOM)))`;
  if (kind === "number") return `${variable}=${value.slice(0, -3)}$(printf %03d $((RANDOM % 1000)))`;
  return `${variable}=${value.slice(0, -12)}$(printf %04x%04x%04x $RANDOM $RANDOM $RANDOM)`;
}

function stepLines(step: Step): readonly string[] {
  const { captures, exchange } = step;
  const { before, command } = shortCurl(step);
  const seen = `   # ${exchange.response.status || "no response"}`;
  if (captures.length === 0) return [...before, `${command}; echo${seen}`];
  return [
    ...before,
    `answer=$(${command}); echo "$answer"${seen}`,
    ...captures.map(({ variable, part }) => captureLine(variable, part)),
  ];
}

const LONGEST_COMMAND = 240;

/** The command, and lines before it that hold what would make it too long to read. */
function shortCurl(
  step: Step,
  ...how: readonly [output?: string, variables?: "plain" | "required"]
): { readonly before: readonly string[]; readonly command: string } {
  const whole = curl(step, ...how);
  if (whole.length <= LONGEST_COMMAND) return { before: [], command: whole };
  const { content, target } = step;
  const data = content === undefined ? [] : assignments(DATA, content);
  const light = content === undefined ? step : { ...step, content: [{ variable: DATA }] };
  const command = curl(light, ...how);
  if (command.length <= LONGEST_COMMAND) return { before: data, command };
  const short = curl({ ...light, target: [{ variable: TARGET }] }, ...how);
  return { before: [...data, ...assignments(TARGET, target)], command: short };
}

/** Names that no variable of a script has. */
const DATA = "_data";
const TARGET = "_target";

function curl(
  { exchange, target, headers, content }: Step,
  output = "-isS",
  variables: "plain" | "required" = "plain",
): string {
  const { method } = exchange.request;
  const how = method === "GET" ? [] : method === "HEAD" ? ["--head"] : ["-X", quoted(method)];
  const fields = headers.flatMap(([name, value]) => [
    "-H",
    // curl sends a field without a value if it ends with a semicolon, and drops it if it ends with a colon.
    value.length === 0 ? quoted(`${name};`) : word([`${name}: `, ...value]),
  ]);
  const data = content === undefined ? [] : ["--data-raw", word(content)];
  return ["curl", output, "--globoff", ...how, word([BASE, ...target], variables), ...fields, ...data].join(
    " ",
  );
}

function captureLine(variable: string, part: Part): string {
  if (part.from === "content") return `${variable}=\${answer#*$'\\r\\n\\r\\n'}`;
  if (part.from === "member") {
    const pattern = `"${part.name.replaceAll(".", "\\.")}" *: *("[^"]*"|-?[0-9]+)`;
    return `${variable}=$(grep -oE ${quoted(pattern)} <<<"$answer" | sed -n ${part.nth + 1}p | sed 's/.*: *//' | tr -d '"')`;
  }
  const field = part.from === "tag" ? "etag" : "location";
  // The id is the last segment of the path, whatever comes after the path.
  const more = part.from === "tag" ? "" : "; s|[?#].*||; s|/*$||; s|.*/||";
  return `${variable}=$(grep -im1 '^${field}:' <<<"$answer" | tr -d '\\r' | sed 's|^[^:]*: *||${more}')`;
}
