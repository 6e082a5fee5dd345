// `node:http`, without the client for `fetch` and WebSockets that an import of it loads: a fifth of the time of the start.

// An import has every export of a module, and so asks for one that Node loads when it is first asked for. Not `createRequire`: it
// needs `import.meta.url`, which a bundle in the format of CommonJS does not have.
export const { createServer, ServerResponse, STATUS_CODES } = process.getBuiltinModule("node:http");
