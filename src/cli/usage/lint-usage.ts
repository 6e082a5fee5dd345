// The text of `verbatim lint --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim lint [DOCUMENT] [options]

Reports what is wrong in an OpenAPI 3.x document, where, and how to fix it. It
runs Redocly's recommended rules and Verbatim's rules on method semantics. A
redocly.yaml next to the document applies: its plugins, its severities, and the
findings that its ignore file accepts.

  DOCUMENT           OpenAPI 3.x, YAML or JSON, - for standard input (default:
                     openapi.yaml)
  --overlay FILE     OpenAPI Overlay that changes the document; repeatable
  --root FOLDER      let references reach all files in this folder (default: the
                     document's folder)
  --allow-remote     let references reach the network
  --format FORMAT    human (default) or json
  --summary          one line per rule: how many findings, and the first place
  --fix              change the document where only one change can be right;
                     comments and layout stay
  --dry-run          with --fix: print the changes, write no file

The json report:
  { operations,
    findings: [{ rule, severity, file, line, column, wrong, instead }] }
and with --fix, before the findings that are left:
    fixed: [{ rule, severity, file, line, column, wrong, instead }]

Exit codes:
  0    no errors (there may be warnings)
  1    errors
  2    could not run
`;
