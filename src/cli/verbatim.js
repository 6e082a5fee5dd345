#!/usr/bin/env node
// The command's door: says what is missing where Node is too old to read what stands behind it.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `verbatim needs Node 22.18 or newer, and this is ${process.versions.node}. In a clone of its repository \`npm ci\` brings the right one.`,
  );
  process.exit(2);
}
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
