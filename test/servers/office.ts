// A correct service whose assets are below employees, who name a department: a department is made for each new employee.
import { Hono } from "hono";

type Row = Record<string, unknown>;

const text = { type: "string", minLength: 1, maxLength: 20 };
const reply = (name: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
});
const kinds = {
  Department: { slug: { type: "string", pattern: "^[a-z]{1,12}$" }, name: text },
  Employee: { name: text, departmentSlug: { type: "string", description: "The slug of a department." } },
  Asset: { serial: text, kind: text },
} as const;

function schemas() {
  const all = Object.entries(kinds).map(([name, properties]) => {
    const required = Object.keys(properties);
    const own = name === "Department" ? {} : { id: { type: "string", readOnly: true } };
    return [name, { type: "object", required, properties: { ...own, ...properties } }];
  });
  return Object.fromEntries(all);
}

function pathsOf(kind: keyof typeof kinds, collection: string, id: string, above: readonly string[]) {
  const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
  const content = { required: true, content: reply(kind) };
  const one = { description: "One.", content: reply(kind) };
  const none = {
    404: { description: "There is none." },
    409: { description: "Taken." },
    422: { description: "Invalid." },
  };
  const items = { type: "array", items: { $ref: `#/components/schemas/${kind}` } };
  const list = { description: "All.", content: { "application/json": { schema: items } } };
  return {
    [collection]: {
      parameters: above.map(parameter),
      get: { operationId: `list${kind}s`, responses: { 200: list, 404: none[404] } },
      post: { operationId: `create${kind}`, requestBody: content, responses: { 201: one, ...none } },
    },
    [`${collection}/{${id}}`]: {
      parameters: [...above, id].map(parameter),
      get: { operationId: `get${kind}`, responses: { 200: one, 404: none[404] } },
      put: { operationId: `replace${kind}`, requestBody: content, responses: { 200: one, ...none } },
      delete: {
        operationId: `delete${kind}`,
        responses: { 204: { description: "Deleted." }, 404: none[404] },
      },
    },
  };
}

export const officeDocument = {
  openapi: "3.1.0",
  info: { title: "Office", version: "1" },
  paths: {
    ...pathsOf("Department", "/departments", "slug", []),
    ...pathsOf("Employee", "/employees", "employeeId", []),
    ...pathsOf("Asset", "/employees/{employeeId}/assets", "assetId", ["employeeId"]),
  },
  components: { schemas: schemas() },
};

/** @returns the service, without anything in it */
export function office(): Hono {
  const app = new Hono();
  const stored = new Map<string, Row>();
  let count = 0;
  const isDepartment = (path: string): boolean => path.startsWith("/departments");
  const isValid = (path: string, row: Row): boolean => {
    const names = isDepartment(path)
      ? kinds.Department
      : path.includes("/assets")
        ? kinds.Asset
        : kinds.Employee;
    return Object.keys(names).every((name) => typeof row[name] === "string" && row[name] !== "");
  };
  const names = (row: Row): boolean =>
    row["departmentSlug"] === undefined || stored.has(`/departments/${String(row["departmentSlug"])}`);
  const parentOf = (path: string): string | undefined => /^(\/employees\/[^/]+)\/assets/.exec(path)?.[1];
  app.all("*", async (c) => {
    const { path } = c.req;
    const parent = parentOf(path);
    if (parent !== undefined && !stored.has(parent)) return c.json({}, 404);
    const isList = path.split("/").length % 2 === 0;
    if (c.req.method === "GET" || c.req.method === "HEAD") {
      const below = [...stored].filter(([at]) => at.slice(0, at.lastIndexOf("/")) === path);
      if (isList) return c.json(below.map(([, row]) => row));
      const row = stored.get(path);
      return row === undefined ? c.json({}, 404) : c.json(row);
    }
    if (c.req.method === "DELETE") return stored.delete(path) ? c.body(null, 204) : c.json({}, 404);
    if (c.req.method !== (isList ? "POST" : "PUT")) return c.json({}, 405);
    if (!isList && !stored.has(path)) return c.json({}, 404);
    const content: unknown = await c.req.json().catch(() => undefined);
    const row = { ...(typeof content === "object" && !Array.isArray(content) ? (content as Row) : {}) };
    if (!isValid(path, row) || !names(row)) return c.json({}, 422);
    const id = isList
      ? isDepartment(path)
        ? String(row["slug"])
        : `i${++count}`
      : (path.split("/").at(-1) ?? "");
    const target = isList ? `${path}/${id}` : path;
    if (isList && stored.has(target)) return c.json({}, 409);
    const kept = isDepartment(path) ? { ...row, slug: id } : { ...row, id };
    stored.set(target, kept);
    return c.json(kept, isList ? 201 : 200);
  });
  return app;
}
