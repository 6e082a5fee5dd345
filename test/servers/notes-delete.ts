// How the notes server deletes, with its faults.
import { refusedBy } from "./notes-conditions.ts";
import { type Call, placeOf, refusal, type Shelf } from "./notes-shelf.ts";

export function remove(shelf: Shelf, call: Call): Response {
  const { path } = call;
  const entry = shelf.state.get(path);
  if (entry === undefined) return ofNothing(shelf, path);
  const refused = call.early === undefined ? refusedBy(shelf, call) : call.early.refused;
  if (refused !== undefined) return refused;
  const children = shelf.below(`${path}/comments`);
  if (shelf.is("DELETE is rejected while there are comments") && children.length > 0) return refusal(409);
  if (shelf.is("DELETE deletes nothing")) return new Response(null, { status: 204 });
  const place = placeOf(path);
  shelf.tombstones.push({ path: place, shown: shelf.shown(path, entry) });
  shelf.freed.push(path.slice(place.length + 1));
  const neighbour = shelf.below(place).find((one) => one !== path);
  shelf.state.delete(path);
  if (shelf.is("DELETE deletes a neighbour too") && neighbour !== undefined) shelf.state.delete(neighbour);
  for (const key of children) {
    const child = shelf.state.get(key);
    if (child !== undefined) shelf.buried.set(key, child);
    if (!shelf.is("DELETE leaves the comments")) shelf.state.delete(key);
  }
  return new Response(null, { status: 204 });
}

function ofNothing(shelf: Shelf, path: string): Response {
  const times = (shelf.repeats.get(path) ?? 0) + 1;
  shelf.repeats.set(path, times);
  const takes =
    shelf.is("DELETE of a missing note deletes a different one") ||
    (shelf.is("the third DELETE deletes a different note") && times > 1);
  const [other] = shelf.below(placeOf(path));
  if (takes && other !== undefined) shelf.state.delete(other);
  return shelf.is("a second DELETE returns 204") ? new Response(null, { status: 204 }) : refusal(404);
}
