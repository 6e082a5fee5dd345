// The text of `verbatim laws --help`.
export const usage = `Usage: verbatim laws [--format FORMAT]

Lists the laws that verbatim check applies: the name that --only and --skip
take, where the law comes from, and what it says. verbatim check --explain NAME
says more about one.

  --format FORMAT    human (default) or json

Exit codes:
  0    done
  2    could not run
`;
