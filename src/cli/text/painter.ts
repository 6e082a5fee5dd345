// Colours for people: the one place that decides whether there are any, and which.
import { styleText } from "node:util";
import type { Io } from "../command.ts";

const styles = {
  heading: ["bold"],
  label: ["dim"],
  good: ["green"],
  bad: ["red", "bold"],
  careful: ["yellow"],
  unsettled: ["magenta"],
  plain: [],
} as const satisfies Record<string, Parameters<typeof styleText>[0]>;

/** What a piece of text means to the reader. */
export type Mood = keyof typeof styles;
export type Paint = (mood: Mood, text: string) => string;

/** @returns what colours text: on a terminal or with `FORCE_COLOR`, and not with `NO_COLOR` or `TERM=dumb`. */
export function painterFor({ env, isTerminal }: Pick<Io, "env" | "isTerminal">): Paint {
  // no-color.org: present and not empty, whatever its value.
  // force-color.org: the same; Node and others also read 0 as no.
  const isForced = !["", "0", "false"].includes(env["FORCE_COLOR"] ?? "");
  const isPlain =
    !(isTerminal || isForced) || (env["NO_COLOR"] ?? "") !== "" || (env["TERM"] === "dumb" && !isForced);
  return (mood, text) =>
    isPlain || mood === "plain" ? text : styleText([...styles[mood]], text, { validateStream: false });
}
