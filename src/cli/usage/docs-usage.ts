// The text of `verbatim docs --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim docs [DOCUMENT] [options] --out FILE

Renders an OpenAPI document with Redoc as one HTML file that works offline. Each
operation gets a badge and a sentence about what sending it twice does.

  DOCUMENT      OpenAPI 3.x, YAML or JSON, - for standard input (default:
                  openapi.yaml)
  --overlay FILE
                OpenAPI Overlay that changes the document; repeatable
  --root FOLDER
                let references reach all files in this folder (default: the
                document's folder)
  --allow-remote
                let references reach the network
  --out FILE    file to write (required)

Exit codes:
  0    done
  2    could not run
`;
