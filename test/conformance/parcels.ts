// A plain handwritten Hono app for parcels.yaml. It is correct unless an option turns on a fault.
import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";

type Parcel = { readonly to: string; readonly grams: number; readonly note?: string };
type Stored = { readonly parcel: Parcel & { readonly id: string }; readonly tag: string };
export type Fault = "PUT keeps what it was not sent" | "If-Match is ignored";

/** @returns an app without parcels. */
export function parcelsApp(fault?: Fault): Hono {
  const app = new Hono();
  const parcels = new Map<string, Stored>();
  let writes = 0;
  const save = (id: string, parcel: Parcel): Parcel => {
    writes += 1;
    const stored = { parcel: { ...parcel, id }, tag: `"${writes}"` };
    parcels.set(id, stored);
    return stored.parcel;
  };

  app.get("/parcels", (c) => c.json([...parcels.values()].map(({ parcel }) => parcel)));
  app.post("/parcels", async (c) => {
    const sent = await parcelIn(c);
    if (sent === undefined) return c.text("not a parcel", 422);
    const id = randomUUID();
    return c.json(save(id, sent), 201, { Location: `/parcels/${id}` });
  });
  app.all("/parcels", (c) => c.body(null, 405, { Allow: "GET, POST" }));

  app.get("/parcels/:id", (c) => {
    const stored = parcels.get(c.req.param("id"));
    return stored ? c.json(stored.parcel, 200, { ETag: stored.tag }) : c.notFound();
  });
  app.put("/parcels/:id", async (c) => {
    const sent = await parcelIn(c);
    // Nothing is awaited from here on, so what was looked up is still current when it is written.
    const stored = parcels.get(c.req.param("id"));
    if (stored === undefined) return c.notFound();
    if (sent === undefined) return c.text("not a parcel", 422);
    const condition = c.req.header("If-Match") ?? "*";
    const isCurrent = condition === "*" || condition.split(/ *, */).includes(stored.tag);
    if (!isCurrent && fault !== "If-Match is ignored") return c.text("changed since", 412);
    const before = fault === "PUT keeps what it was not sent" ? stored.parcel : {};
    const next = { ...before, ...sent };
    if (!isAlike(next, stored.parcel)) save(stored.parcel.id, next);
    return c.body(null, 204);
  });
  app.delete("/parcels/:id", (c) => (parcels.delete(c.req.param("id")) ? c.body(null, 204) : c.notFound()));
  app.all("/parcels/:id", (c) => c.body(null, 405, { Allow: "GET, PUT, DELETE" }));
  return app;
}

async function parcelIn(c: Context): Promise<Parcel | undefined> {
  const sent: unknown = await c.req.json().catch(() => undefined);
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return undefined;
  const { id: _id, to, grams, note, ...rest } = sent as Record<string, unknown>;
  const isParcel =
    isText(to) && to !== "" && isWeight(grams) && (note === undefined || isText(note)) && isEmpty(rest);
  return isParcel ? { to, grams, ...(note === undefined ? {} : { note }) } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && [...value].length <= 60;
}

function isWeight(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 31_500;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function isAlike(a: Parcel, b: Parcel): boolean {
  return a.to === b.to && a.grams === b.grams && a.note === b.note;
}
