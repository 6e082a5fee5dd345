// Required parameters are sent with every request, unless a law leaves them out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrariesOf } from "../../src/conformance/arbitraries.ts";
import { makeSender } from "../../src/conformance/wire/sender.ts";
import { brokenParameters, requiredParameters } from "../../src/conformance/world/request-parameters.ts";
import { loadDocument, localSpot } from "../../src/contract/load.ts";
import { readContract } from "../../src/contract/read.ts";
import { operationNamed } from "../../src/laws/shared/about.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/tasks.yaml");
const listTasks = operation("listTasks");
const getTask = operation("getTask");

function operation(id: string) {
  const found = operationNamed(contract, id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** The request that a server receives. */
function sending(seed = 1) {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return new Response(null, { status: 204 });
  };
  const settings = { contract, fetch, baseUrl: "http://tasks.invalid/v1" };
  return { requests, ...makeSender(settings, () => {}, requiredParameters(arbitrariesOf(contract), seed)) };
}

describe("required parameters", () => {
  it("are drawn from their schemas, one value for all operations of a world", async () => {
    const { requests, send } = sending();
    await send(listTasks, { path: {} });
    await send(getTask, { path: { taskId: "t1" } });
    const [list, read] = requests;
    expect(new URL(list?.url ?? "").searchParams.get("order")).toMatch(/^(oldest|newest)$/);
    expect(list?.headers.get("x-workspace")).toMatch(/^(blue|green|red)$/);
    expect(read?.headers.get("x-workspace")).toBe(list?.headers.get("x-workspace"));
  });

  it("are what a probe sets, or left out if it says so", async () => {
    const { requests, send } = sending();
    await send(listTasks, { path: {}, query: { order: "none" }, headers: { "X-Workspace": "mine" } });
    await send(listTasks, { path: {}, without: ["order", "x-workspace"] });
    const [said, bare] = requests;
    expect(said?.url).toMatch(/\?order=none$/);
    expect(said?.headers.get("x-workspace")).toBe("mine");
    expect(bare?.url).toMatch(/\/tasks$/);
    expect(bare?.headers.has("x-workspace")).toBe(false);
  });

  it("are also sent to a link in a response", async () => {
    const { requests, get } = sending();
    await get("/v1/tasks/t1", "/v1/tasks");
    expect(requests[0]?.headers.get("x-workspace")).toMatch(/^(blue|green|red)$/);
  });

  it("include a path parameter that belongs to no resource", async () => {
    const document = {
      openapi: "3.1.0",
      paths: {
        "/{tenant}/lamps": {
          get: {
            operationId: "listLamps",
            parameters: [{ name: "tenant", in: "path", required: true, schema: { enum: ["acme"] } }],
            responses: { 200: { description: "Lamps." } },
          },
        },
      },
    };
    const lamps = readContract(localSpot(document, "lamps.yaml"));
    const requests: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      requests.push(request.url);
      return new Response();
    };
    const { send } = makeSender(
      { contract: lamps, fetch, baseUrl: "http://lamps.invalid" },
      () => {},
      requiredParameters(arbitrariesOf(lamps), 1),
    );
    const [listLamps] = lamps.operations;
    if (listLamps !== undefined) await send(listLamps, { path: { tenant: "" } });
    expect(requests).toEqual(["http://lamps.invalid/acme/lamps"]);
  });
});

it("each parameter can be invalid in each way that a string can be", () => {
  const sample = (arbitrary: fc.Arbitrary<unknown>): unknown => fc.sample(arbitrary, 1)[0];
  expect(brokenParameters(listTasks, arbitrariesOf(contract), sample).map(({ what }) => what)).toEqual([
    "without X-Workspace",
    "X-Workspace not one of its values",
    "X-Workspace a value in the wrong case",
    "without order",
    "order not one of its values",
    "order a value in the wrong case",
    "priority of the wrong type",
    "priority below its minimum",
    "priority above its maximum",
    "priority not an integer",
  ]);
});
