// Which place of the page a link in a description leads to.
import { expect, test } from "vitest";
import { anchorsAmong, withResolvedAnchors } from "../../src/docs/anchors.ts";

const resolve = anchorsAmong([
  { id: "/section/start-here", names: ["Start here"] },
  { id: "/section/start-here/limits-and-quotas", names: ["Limits & quotas"] },
  { id: "/section/uber-uns", names: ["Über uns"] },
  { id: "/pets", names: ["pets"] },
  { id: '/pets/read/"q"(1)', names: ["listPets", "pets/listPets", "GET/pets", "pets/GET/pets", "/pets/GET"] },
]);

test.each([
  ["start-here", "/section/start-here"],
  ["section/Start-here", "/section/start-here"],
  ["/section/start-here", "/section/start-here"],
  ["limits--quotas", "/section/start-here/limits-and-quotas"],
  ["section/Start-here/Limits-and-quotas", "/section/start-here/limits-and-quotas"],
  ["description/limits-and-quotas", "/section/start-here/limits-and-quotas"],
  ["%C3%BCber-uns", "/section/uber-uns"],
  ["tag/pets", "/pets"],
  ["operation/listPets", '/pets/read/"q"(1)'],
  ["/pets/listPets", '/pets/read/"q"(1)'],
  ["tag/pets/operation/listPets", '/pets/read/"q"(1)'],
  ["tag/pets/GET/pets", '/pets/read/"q"(1)'],
  ["/paths/~1pets/get", '/pets/read/"q"(1)'],
  ["nowhere", "/"],
  ["%E0%A4%A", "/"],
  ["", "/"],
])("#%s means %s", (fragment, id) => {
  expect(resolve(fragment)).toBe(id);
});

const start = "#/section/start-here";
test.each([
  [
    "See [the start](#start-here) and [it](#start-here 'title').",
    `See [the start](${start}) and [it](${start} 'title').`,
  ],
  ["[a](<#start-here>) [b]", `[a](<${start}>) [b]`],
  ["[b]: #start-here", `[b]: ${start}`],
  [
    `<a href="#start-here">a</a> <a href='#start-here'>b</a>`,
    `<a href="${start}">a</a> <a href='${start}'>b</a>`,
  ],
  ["[q](#listPets)", "[q](#/pets/read/%22q%22%281%29)"],
  [
    "[out](https://example.com/#start-here) # no heading",
    "[out](https://example.com/#start-here) # no heading",
  ],
  ["`[a](#start-here)` [b](#start-here)", `\`[a](#start-here)\` [b](${start})`],
  ["a ` alone [b](#start-here)", `a \` alone [b](${start})`],
  ["```\n[a](#start-here)\n```\n[b](#start-here)", `\`\`\`\n[a](#start-here)\n\`\`\`\n[b](${start})`],
])("the links of %j lead to places of the page", (text, resolved) => {
  expect(withResolvedAnchors(text, resolve)).toBe(resolved);
});
