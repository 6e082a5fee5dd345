// `verbatim completion`: scripts that complete commands and options, made from the texts of `--help`.
import { argumentsFrom, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type CommandRow, commandTable } from "./command-table.ts";
import { suggestion } from "./text/suggestion.ts";
import { usage } from "./usage/completion-usage.ts";

const shells: Readonly<Record<string, (rows: readonly CommandRow[]) => string>> = { bash, zsh, fish };

export const completionCommand: Command = {
  name: "completion",
  usage,
  async run(args, io) {
    const { positionals } = argumentsFrom(args, {});
    const [name = "", ...rest] = positionals;
    const script = Object.hasOwn(shells, name) ? shells[name] : undefined;
    if (script === undefined || rest.length > 0) {
      const near = suggestion(name, Object.keys(shells));
      throw new UsageError(`expected one shell, bash, zsh or fish, got "${positionals.join(" ")}"${near}`);
    }
    io.out(script(await commandTable()));
    return 0;
  },
};

function bash(rows: readonly CommandRow[]): string {
  const cases = rows.map(({ name, options }) => `    ${name}) words="${options.join(" ")}" ;;\n`).join("");
  return `_verbatim() {
  local words current="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[1]}" in
${cases}    *) words="" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${rows.map(({ name }) => name).join(" ")}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _verbatim verbatim
`;
}

function zsh(rows: readonly CommandRow[]): string {
  const names = rows.map(({ name, summary }) => `    '${name}:${summary}'\n`).join("");
  const cases = rows.map(({ name, options }) => `    ${name}) compadd -- ${options.join(" ")} ;;\n`).join("");
  return `#compdef verbatim
_verbatim() {
  local -a names=(
${names}  )
  if (( CURRENT == 2 )); then _describe command names; return; fi
  case "$words[2]" in
${cases}  esac
  _files
}
compdef _verbatim verbatim
`;
}

function fish(rows: readonly CommandRow[]): string {
  const lines = rows.flatMap(({ name, summary, options }) => [
    `complete -c verbatim -n __fish_use_subcommand -a ${name} -d '${summary}'\n`,
    ...options.map(
      (option) => `complete -c verbatim -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}\n`,
    ),
  ]);
  return lines.join("");
}
