// The text of `verbatim init --help`: a file of its own, so that it is shown without loading what the command runs.
export const usage = `Usage: verbatim init [FOLDER] [options]

Makes a project that runs: a document, an app with handlers over a store in
memory, a server, a contract test, tsconfig.json, scripts, a Dockerfile and a
README. Without --from, the document is a small example. With --from, every
operation has a mock as its handler, and you write yours one after the other.

  FOLDER          where to make it (default: .); files are never overwritten
  --from FILE     OpenAPI 3.x, YAML or JSON; operations without
                  x-method-semantics get a declaration
  --overlay FILE  OpenAPI Overlay that changes the document; repeatable
  --root FOLDER   let references reach all files in this folder (default: the
                  document's folder)
  --allow-remote  let references reach the network

Then, in the folder: npm install, npm start, npm test.

Exit codes:
  0    done
  2    could not run, or a file exists
`;
