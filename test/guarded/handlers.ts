// The handlers of the lights, on the interface generated from guarded.yaml.
import { isDeepStrictEqual } from "node:util";
import { page } from "../../src/server/page.ts";
import type { Stored } from "../../src/server/port.ts";
import { created, noContent, notFound, ok } from "../../src/server/replies.ts";
import type { Handlers } from "./generated/server.ts";
import type { House, Light, OpenHouse, Scene } from "./house.ts";

export const handlers: Handlers<House, OpenHouse> = {
  listLights({ query: { limit, cursor, isOn } }, { lights }) {
    const after = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor);
    const rest = [...lights.values()]
      .filter(({ value }) => value.id < after && (isOn === undefined || value.isOn === isOn))
      .sort((a, b) => b.value.id - a.value.id);
    const items = rest.slice(0, limit);
    return ok(page(items, rest.length > limit ? String(items.at(-1)?.value.id) : undefined));
  },

  addLight({ content }, house) {
    const id = house.nextId();
    const light = stored<Light>({ id, ...content, etag: house.nextTag() });
    house.lights.set(id, light);
    return created(light);
  },

  getLight({ path }, { lights }) {
    const light = lights.get(path.lightId);
    return light ? ok(light, { "X-Watts": wattsOf(light.value) }) : notFound();
  },

  replaceLight: ({ content, current }, house) => ok(revised(content, current, house)),

  patchLight: ({ content, current }, house) => ok(revised(content, current, house)),

  deleteLight({ path }, { lights }) {
    lights.delete(path.lightId);
    return noContent();
  },

  // The light is the target of the process, so a missing one is 404 before this runs.
  blinkLight: () => noContent(),

  getScene({ path }, { scenes }) {
    const scene = scenes.get(path.sceneId);
    return scene ? ok(scene) : notFound();
  },

  putScene({ path, content, current }, { scenes, nextTag }) {
    const scene = stored<Scene>({ id: path.sceneId, ...content, etag: nextTag() });
    if (current && isDeepStrictEqual({ ...scene.value, etag: "" }, { ...current.value, etag: "" }))
      return ok(current);
    scenes.set(path.sceneId, scene);
    return current ? ok(scene) : created(scene);
  },
};

function revised(
  content: Omit<Light, "id" | "etag">,
  current: Stored<Light>,
  house: OpenHouse,
): Stored<Light> {
  const { id, etag, ...old } = current.value;
  if (isDeepStrictEqual(old, content)) return current;
  const light = stored<Light>({ id, ...content, etag: house.nextTag() });
  house.lights.set(id, light);
  return light;
}

function wattsOf({ isOn, brightness }: Light): number {
  return isOn ? 10 * (brightness ?? 1) : 0;
}

function stored<T extends { readonly etag: string }>(value: T): Stored<T> {
  return { value, json: JSON.stringify(value), etag: value.etag };
}
