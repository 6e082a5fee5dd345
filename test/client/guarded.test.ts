// The client of a document that requires preconditions and keys: nothing in the client is about books.
import { expect, it } from "vitest";
import { guardedApp } from "../guarded/app.ts";
import { createClient } from "../guarded/generated/client.ts";

function house() {
  const { fetch, faults } = guardedApp();
  let drops = 0;
  const api = createClient({
    baseUrl: "http://house.invalid",
    backoff: { base: 0, cap: 0 },
    fetch: async (request) => {
      const response = await fetch(request);
      expect(faults).toEqual([]);
      if (drops > 0) {
        drops--;
        throw new TypeError("dropped");
      }
      return response;
    },
  });
  const drop = (count: number): void => {
    drops = count;
  };
  return { api, drop };
}
const hall = { room: "Hall", isOn: true };

it("sends the key that is required, and the same one again: one light", async () => {
  const { api, drop } = house();
  drop(3);
  const light = await api.addLight({ body: hall });
  expect(light).toMatchObject({ status: 201, attempts: 4, headers: { "idempotency-replayed": "true" } });
  expect((await api.listLights().orThrow()).items).toHaveLength(1);
  drop(1);
  if (light.ok) await api.blinkLight({ path: { lightId: light.data.id } }).orThrow();
});

it("sends the precondition that is required: edit, and a delete of what was read", async () => {
  const { api, drop } = house();
  const { id: lightId } = await api.addLight({ body: hall }).orThrow();
  drop(2);
  const dimmed = await api.replaceLight.edit({ lightId }, (light) => ({ ...light, brightness: 0.5 }));
  expect(dimmed).toMatchObject({ room: "Hall", brightness: 0.5 });
  drop(1);
  const gone = await api.deleteLight({ path: { lightId }, header: { "If-Match": dimmed.etag } });
  expect(gone).toMatchObject({ ok: true, excused: 404 });
});

it("creates a scene only once, and knows its own when the answer got lost", async () => {
  const { api, drop } = house();
  const scene = { path: { sceneId: "dusk" }, body: { brightness: 0.2 } };
  drop(1);
  expect(await api.putScene.createOnly(scene)).toMatchObject({ ok: true, excused: 412 });
  expect(await api.putScene.createOnly(scene)).toMatchObject({ ok: false, status: 412 });
});
