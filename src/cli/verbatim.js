#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still run it and say so.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `verbatim needs Node 22.18 or newer, but this is Node ${process.versions.node}. In a clone of the repository, run "npm ci": it installs the right version.`,
  );
  process.exit(2);
}
// Node keeps what it compiles, so that the next run starts in half the time.
const { enableCompileCache } = await import("node:module");
enableCompileCache?.();
if (process.argv[2] === "check") {
  // A check runs next to the server, often on a small machine. V8 would let the space for short-lived values grow to
  // twice what a check keeps; at its first size, the check takes half a second longer and a third less memory.
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--semi-space-growth-factor=1");
}
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
