// The law pages: every text of a law is on its page, links lead somewhere, and nothing runs.
import { describe, expect, it, test } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { rules } from "../../src/lint/rules.ts";
import { docsLink } from "../../src/pages/docs-link.ts";
import { groupLaws } from "../../src/pages/law-groups.ts";
import { type LawPages, lawPage, lawsPage } from "../../src/pages/law-pages.ts";
import { prose } from "../../src/pages/prose.ts";
import { citedIn, sectionLinks } from "../../src/pages/sections.ts";
import { claimsDocument, claimsStyles } from "../servers/claims-styles.ts";
import { readStranger } from "../servers/strangers/judging.ts";
import { chi, laravel } from "../servers/strangers/more-styles.ts";
import { express } from "../servers/strangers/styles.ts";
import { lawsMarkdown } from "./laws-markdown.ts";

const books = await loadDocument("openapi.yaml");
const others = ["test/documents/guarded.yaml", "test/servers/notes.yaml", "test/servers/tasks.yaml"];
const contracts = [books.contract];
for (const file of others) contracts.push((await loadDocument(file)).contract);
// Documents without declarations, which some laws are only about.
for (const style of [express, laravel, chi]) contracts.push(readStranger(style).contract);
const workshop = await loadDocument("test/servers/workshop.yaml");
contracts.push(contractToJudge(workshop.document, "workshop.yaml", false));
contracts.push(contractToJudge(claimsDocument(claimsStyles.reports), "reports.json", false));
const pages: LawPages = {
  laws,
  contract: books.contract,
  linkTo: docsLink,
  origin: "http://127.0.0.1:8080",
};

test("docs/laws.md is as fresh as the laws (npx vitest run test/docs/laws.test.ts -u)", async () => {
  await expect(lawsMarkdown(laws, contracts)).toMatchFileSnapshot("../../docs/laws.md");
});

test("every law concerns an operation of these documents, so each has a group", () => {
  expect(groupLaws(laws, contracts).map(({ title }) => title)).toEqual([
    "Reading",
    "Creating",
    "Replacing",
    "Merging",
    "Deleting",
    "Every change",
    "Every operation",
  ]);
});

test("the index links every law once", async () => {
  const linked = [...(await lawsPage(pages)).matchAll(/href="\/laws\/([^"]+)"/g)].map(([, id]) => id);
  expect(linked.sort()).toEqual(laws.map((law) => law.id).sort());
});

describe.each(laws)("$id", async (law) => {
  const page = (await lawPage(law.id, pages)) ?? "";

  it("has every text, and the command that checks only this law", async () => {
    const texts = [law.says, law.why, law.evidence, law.fix, law.concerns].map(prose);
    const parts = await Promise.all([...texts, sectionLinks(law.section)]);
    const shown = [...parts.map(String), law.level, `--only ${law.id}`];
    expect(shown.filter((part) => !page.includes(part))).toEqual([]);
  });

  it("links exactly the operations of the document that it concerns", () => {
    const linked = [...page.matchAll(/href="(\/docs#[^"]+)"/g)].map(([, href]) =>
      href?.replaceAll("&#39;", "'"),
    );
    const concerned = books.contract.operations.filter((one) => law.appliesTo(one, books.contract));
    expect(linked).toEqual(concerned.map(pages.linkTo));
  });

  it("has no script, and no image or style from a different server", () => {
    expect(page).not.toMatch(/<script|<img|<iframe|@import|url\(|\son\w+=|\sstyle=/i);
  });

  it("cites a standard that has an address, or this project's own declaration", () => {
    const [first] = citedIn(law.section);
    expect(first?.href ?? first?.text).toMatch(/^(https:\/\/|x-method-semantics$)/);
  });

  it("names lint rules that exist", () => {
    const ids = rules.map((rule) => rule.id);
    expect((law.lint ?? []).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test.each([
  ["RFC 9110 9.3.3, 15.3.2", ["rfc9110#section-9.3.3", "rfc9110#section-15.3.2"]],
  ["RFC 5789 2, RFC 7396 2", ["rfc5789#section-2", "rfc7396#section-2"]],
  [
    "draft-ietf-httpapi-idempotency-key-header-07 2.6",
    ["draft-ietf-httpapi-idempotency-key-header-07#section-2.6"],
  ],
  ["RFC 9110 9.2.2, as declared", ["rfc9110#section-9.2.2", undefined]],
  ["x-method-semantics, repeat", [undefined, undefined]],
])("%s has its addresses", (section, want) => {
  expect(citedIn(section).map(({ href }) => href?.split("/").at(-1))).toEqual(want);
});

test("a document's texts are escaped on a page", async () => {
  const title = '<img src=x onerror="alert(1)">';
  const contract = { ...books.contract, title };
  expect(await lawsPage({ ...pages, contract })).not.toContain("<img");
  expect(await lawPage("put-is-stored", { ...pages, contract })).not.toContain("<img");
});

test("an unknown law has no page", () => {
  expect(lawPage("toString", pages)).toBeUndefined();
});
