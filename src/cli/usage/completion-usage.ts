// The text of `verbatim completion --help`.
export const usage = `Usage: verbatim completion SHELL

Writes a script that completes the commands and options of verbatim.

  SHELL    bash, zsh or fish

Examples:
  source <(verbatim completion bash)
  source <(verbatim completion zsh)
  verbatim completion fish > ~/.config/fish/completions/verbatim.fish

Exit codes:
  0    done
  2    could not run
`;
