// Servers in the styles of other frameworks are checked with the documents that they have, unchanged. A fault is run in
// one style here, and in all of them by `npm run prove`.
import { expect, it } from "vitest";
import { styles } from "../servers/strangers/every-style.ts";
import { canHappenIn, faults, unusual } from "../servers/strangers/faults.ts";
import { askedIn, brokenIn, judgeStranger, readStranger } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const strangers = styles.map(readStranger);

it.each(
  faults.map((one, at) => {
    const able = strangers.filter(({ style }) => canHappenIn(one, style.title));
    return { fault: one.fault, law: one.law, stranger: able[at % able.length] ?? able[0] };
  }),
)("$stranger.style.title, $fault: $law", async ({ fault, law, stranger }) => {
  if (stranger === undefined) throw new Error("no style has this fault");
  const { results } = await judgeStranger(stranger, [fault], { only: [law] });
  expect(brokenIn(results)).toEqual([law]);
});

it.each([
  ["Rails", "texts have a rule of their own"],
  ["FastAPI", "optional members have a rule of their own"],
])("%s: every operation is checked if %s", async (title, rule) => {
  const [one] = strangers.filter(({ style }) => style.title === title);
  if (one === undefined) throw new Error("no style has this title");
  const { results } = await judgeStranger(one, [rule]);
  expect(brokenIn(results)).toEqual(one.style.undeclared === 405 ? [] : ["undeclared-method-is-refused"]);
  expect(askedIn(results)).toBe(one.contract.operations.length);
});

it("a count that GET changes hides nothing else", async () => {
  const [one] = strangers;
  if (one === undefined) throw new Error("no strangers");
  const only = ["get-changes-nothing", "put-is-stored", "put-replaces-whole", "put-twice-is-put-once"];
  const { results } = await judgeStranger(one, ["GET counts", "PUT merges"], { only });
  expect(brokenIn(results)).toEqual(["get-changes-nothing", "put-replaces-whole"]);
});

// `npm run prove` takes all styles.
const few = strangers.filter(({ style }) => ["Django REST", "JSON:API"].includes(style.title));

// Frameworks that answer 404 to a method without a route do not do what RFC 9110 9.1 recommends.
it.each(few)("$style.title: every operation is asked, and what is unusual is not reported", async (one) => {
  const { results } = await judgeStranger(one, unusual);
  expect(brokenIn(results)).toEqual(one.style.undeclared === 405 ? [] : ["undeclared-method-is-refused"]);
  expect(askedIn(results)).toBe(one.contract.operations.length);
});
