// What the laws read in sentences and names, and what they do not read into them.
import { describe, expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { saysOnlyTheOwner, saysOwnList } from "../../src/laws/access/said-owner.ts";
import { goalOf } from "../../src/laws/replacing/action-goal.ts";
import { refusesAgain } from "../../src/laws/replacing/refused-again.ts";

const order = {
  type: "object",
  properties: {
    id: { type: "string" },
    title: { type: "string" },
    status: { type: "string", enum: ["open", "sent", "cancelled", "returned"], readOnly: true },
    archived: { type: "boolean", readOnly: true },
    phase: { type: "string", readOnly: true },
    paidAt: { type: ["string", "null"], format: "date-time", readOnly: true },
  },
};
const one = { description: "", content: { "application/json": { schema: order } } };

function contractWith({
  word = "act",
  says = "",
  answers = {},
  sent = {},
  list = "",
  read = "",
  method = "POST",
}) {
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const content = { content: { "application/json": { schema: { type: "object", properties: sent } } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    paths: {
      "/orders": {
        get: { description: list, responses: { 200: one } },
        post: { requestBody: content, responses: { 201: one } },
      },
      "/orders/{id}": { get: { description: read, parameters: [id], responses: { 200: one } } },
      [`/orders/{id}/${word}`]: {
        [method.toLowerCase()]: {
          description: says,
          parameters: [id],
          ...(Object.keys(sent).length > 0 ? { requestBody: content } : {}),
          responses: { 200: one, 404: { description: "None" }, ...answers },
        },
      },
    },
  };
  const contract = contractToJudge(document, "orders.json", false);
  const find = (path: string) => {
    const found = contract.operations.find((operation) => operation.id === path);
    if (found === undefined) throw new Error(path);
    return found;
  };
  return { contract, find };
}

function goal(given: Parameters<typeof contractWith>[0]) {
  const { contract, find } = contractWith(given);
  const operation = find(`POST /orders/{id}/${given.word ?? "act"}`);
  const found = goalOf(operation, contract);
  return found && { ...found, again: refusesAgain(operation, found) };
}

describe("the state that an action leads to", () => {
  it.each([
    ["Sends it: its `status` becomes `sent`.", "status", "sent"],
    ["Moves the order from `open` to `cancelled`.", "status", "cancelled"],
    ["Marks the order as returned", "status", "returned"],
    ["The order is set to `sent`", "status", "sent"],
    ["The call moves it to `sent`", "status", "sent"],
    ["The order is cancelled and the customer is informed.", "status", "cancelled"],
    ["Sets `archived` to true.", "archived", true],
    ["Cancels an open order (status `cancelled`).", "status", "cancelled"],
    ["Afterwards its status is cancelled.", "status", "cancelled"],
    ["open -> sent", "status", "sent"],
    ["Its `phase` becomes `packed`.", "phase", "packed"],
  ])("%s", (says, member, value) => {
    expect(goal({ says })).toMatchObject({ member, value, isSaid: true });
  });

  it.each([
    ["cancel", "status", "cancelled"],
    ["archive", "archived", true],
    ["pay", "paidAt", undefined],
  ])("the name %s", (word, member, value) => {
    expect(goal({ word })).toMatchObject({ member, value, isSaid: false });
  });

  it.each([
    "Sends a reminder to returned customers",
    "Adds a line to a sent order",
    "The money is returned to the customer",
    "Only if the order is open",
    "The order becomes sent or cancelled",
    "Asks that the order is cancelled",
    "Fails when it is sent already",
    "Orders with status `sent` are counted",
    "The payment becomes `sent`",
    "Marks the invoice as returned",
    "The next shift sets it to `sent`",
    "A clerk marks it as returned",
    "With five votes, the order is cancelled",
    "The order becomes `cancelled` at the end of the period",
    "It becomes `sent` within minutes",
    "The order is `open` before",
  ])("none in: %s", (says) => {
    expect(goal({ says })).toBeUndefined();
  });

  it.each([
    "An order is cancelled once two people have asked for it.",
    "Cancels the order at the end of the billing period.",
    "The order is cancelled by a nightly job.",
    "Toggles the cancellation.",
    "Cancels the order when the shop opens the next time.",
  ])("none by the name, because the text says: %s", (says) => {
    expect(goal({ word: "cancel", says })).toBeUndefined();
    expect(goal({ word: "cancel", says: "Fails if it is cancelled already." })).toBeDefined();
  });

  it.each(["PUT", "PATCH"])("a %s without content is an action", (method) => {
    const { contract, find } = contractWith({ word: "cancel", method });
    expect(goalOf(find(`${method} /orders/{id}/cancel`), contract)).toMatchObject({ value: "cancelled" });
  });

  it("none where the content may choose it", () => {
    expect(goal({ word: "cancel", sent: { status: { type: "string" } } })).toBeUndefined();
    expect(goal({ word: "cancel", sent: { cancelAt: { type: "string" } } })).toBeUndefined();
    expect(goal({ word: "cancel", sent: { amount: { type: "number" } } })).toBeUndefined();
    expect(goal({ word: "cancel", sent: { reason: { type: "string" } } })).toBeDefined();
  });

  it.each([
    ["Cancelled already", true],
    ["Only open orders can be cancelled", true],
    ["The order is not `open`", true],
    ["Conflict", false],
    ["The order was sent already", false],
    ["Not possible for sent orders", false],
    ["The order must not be sent", false],
    ["Only before it is sent", false],
    ["Only open or cancelled orders can be cancelled", false],
  ])("a second call, with 409: %s", (description, again) => {
    expect(goal({ word: "cancel", answers: { 409: { description } } })).toMatchObject({ again });
  });
});

describe("whose a resource is", () => {
  it.each([
    ["Only its owner may do this.", true],
    ["403 if you are not the author.", true],
    ["You must be the owner.", true],
    ["Private to its creator.", true],
    ["Only the owner or an admin may do this.", false],
    ["Only the owner sees `paidAt`.", false],
    ["You must not be the owner to bid.", false],
    ["The author's name is not shown.", false],
    ["Returns the owner.", false],
    ["Only the owner can see a draft.", false],
    ["Only the owner sees open orders.", false],
    ["Anyone may read it. Only the owner may change it.", false],
    ["Only the owner may read it. Moderators see everything.", false],
  ])("%s %s", (read, expected) => {
    const { contract, find } = contractWith({ read });
    expect(saysOnlyTheOwner(find("GET /orders/{id}"), contract)).toBe(expected);
  });

  it.each([
    ["Lists your orders.", true],
    ["The orders of the current user.", true],
    ["Lists your team's orders.", false],
    ["Use `q` to narrow your search among the orders.", false],
    ["Lists all orders.", false],
    ["Lists the orders that the current user may see.", false],
    ["The orders visible to the authenticated user.", false],
    ["Lists your favourite orders.", false],
  ])("%s %s", (list, expected) => {
    expect(saysOwnList(contractWith({ list }).find("GET /orders"))).toBe(expected);
  });
});
