// The files of a new project, as texts.

export type ProjectFacts = {
  readonly name: string;
  /** The name of this package, and how npm finds it. */
  readonly tools: { readonly name: string; readonly from: string };
  readonly versions: { readonly vitest: string; readonly typescript: string };
  /** Whether the document asks for credentials. */
  readonly isSecured: boolean;
};

/** @returns `package.json`. */
export function manifestText({ name, tools, versions }: ProjectFacts): string {
  const manifest = {
    name,
    version: "0.1.0",
    private: true,
    type: "module",
    engines: { node: ">=22.18.0" },
    scripts: {
      start: "node server.ts",
      dev: "node --watch server.ts",
      generate: "verbatim generate",
      lint: "verbatim lint",
      types: "tsc -p .",
      test: "verbatim generate --check && vitest run",
    },
    dependencies: { [tools.name]: tools.from },
    devDependencies: {
      "@types/node": "^24.0.0",
      typescript: versions.typescript,
      vitest: versions.vitest,
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @returns the contract test, for an app that authenticates no one yet. */
export function openTest(text: string): string {
  return text.replace(
    "fetch(request));",
    "fetch(request), {\n  // Nothing authenticates callers yet; remove this line when something does.\n  open: true,\n});",
  );
}

export const dockerfile = `FROM node:24-slim
WORKDIR /app
COPY . .
RUN npm install --omit=dev
USER node
ENV HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.ts"]
`;

export const ignored = "node_modules\n";

/** @returns the project's README. */
export function readmeText({ name }: ProjectFacts): string {
  return `# ${name}

An HTTP API that does what [openapi.yaml](openapi.yaml) says.

\`\`\`sh
npm install
npm start      # http://127.0.0.1:8080/docs
npm test       # checks the app against the document
\`\`\`

Change \`openapi.yaml\`, then run \`npm run generate\`, or \`npx verbatim generate --watch\` while you work. The handlers are in
\`app.ts\`. \`npm run lint\` reports what is wrong in the document.

The \`Dockerfile\` runs the server. Other machines can connect only if \`app.ts\` authenticates callers, or with \`OPEN=1\`:

\`\`\`sh
docker build --tag ${name} . && docker run --env OPEN=1 --publish 8080:8080 ${name}
\`\`\`
`;
}
