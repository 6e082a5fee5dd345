// Tests the monitoring of visits: without this, a visit without errors would prove nothing.
import { expect, it } from "vitest";
import { inBrowser } from "./in-browser.ts";
import type { Seen } from "./visitor.ts";

inBrowser("The monitoring of a visit", {}, ({ visitor }) => {
  it("records a request to a different origin, which the policy refuses", async () => {
    const { open, seen } = await visitor();
    const page = await open("/");
    await page.evaluate(() => void fetch("http://elsewhere.example/").catch(() => {}));
    await expect
      .poll(() => seen.violations)
      .toEqual([expect.stringMatching(/^connect-src http:\/\/elsewhere/)]);
    forget(seen);
  });

  it("records such a request from a page without a policy", async () => {
    const { open, seen } = await visitor({ bypassCSP: true });
    const page = await open("/");
    await page.evaluate(() => void fetch("http://elsewhere.example/").catch(() => {}));
    await expect.poll(() => [seen.outside, seen.failed.length]).toEqual([["http://elsewhere.example/"], 1]);
    forget(seen);
  });

  it("records an inline script, a style attribute, an error and a rejection", async () => {
    const { open, seen } = await visitor();
    const page = await open("/");
    await page.evaluate(() => {
      document.body.innerHTML = `<i onclick="1" style="color:red">x</i>`;
      // Chromium before 156 reports the handler when it is to run, later ones when it is parsed.
      document.querySelector("i")?.click();
      setTimeout(() => Promise.reject(new Error("rejected")));
      setTimeout(() => {
        throw new Error("thrown");
      });
    });
    await expect
      .poll(() => [...new Set(seen.violations.map((what) => what.split(" ")[0]))].sort())
      .toEqual(["script-src-attr", "style-src-attr"]);
    await expect.poll(() => seen.errors.join()).toMatch(/rejected.*thrown|thrown.*rejected/s);
    forget(seen);
  });
});

function forget(seen: Seen): void {
  for (const list of Object.values(seen)) list.length = 0;
}
