// Makes a Redoc page self-contained with a content security policy, and adds a few style rules.
import { createHash } from "node:crypto";
import { barStyle } from "../pages/family.ts";

/** Redoc's logo is an external image; the page shows its name as text instead. */
const outsideLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/[\w-]+\.svg/g;

/**
 * Redoc's name as text; badges without truncation and capitals. In light mode the colours are darker than Redoc's, whose
 * contrast is 2.7 to 4.2:1 (WCAG requires 4.5); badges in search results have an outline instead of white on orange.
 */
const style = `
html:root, html.light:root, html.dark:root { --heading-font-family: ui-serif, Georgia, "Times New Roman", serif; }
:root { --line: var(--border-color-primary); }
h1, h2, h3 { font-family: ui-serif, Georgia, "Times New Roman", serif !important; }
${barStyle}
.bar { font: 1rem/1.6 system-ui, sans-serif; background: var(--bg-color); }
.bar .page { padding: .4rem 1.25rem; }
.bar .brand { font: 600 1.2rem/1.75 ui-serif, Georgia, "Times New Roman", serif; color: var(--text-color-primary); }
.bar li a { color: var(--link-color-primary); }
a[href="https://redocly.com/redoc/"] p::after { content: " Redoc"; }
a[href="https://redocly.com/redoc/"] img { display: none; }
[data-component-name="Tag/Tag"], [data-component-name="Tag/Tag"] > div {
  max-width: none !important; text-transform: none !important;
}
[data-component-name="Badge/Badge"] {
  background: none !important; color: inherit !important; border: 1px solid currentColor;
}
.plain-reference { max-width: 48rem; padding: 1rem 1.25rem; }
@media (min-width: 64rem) { .plain-reference { margin-left: 21rem; } }
html:not(.dark) .bar li a { color: #1d5aa8; }
html:not(.dark) [data-testid="search-trigger"] > div { color: #5c5f68; }
html:not(.dark) .tag-green > div { color: #0b6b40; }
html:not(.dark) .tag-blue > div { color: #1f5cba; }
html:not(.dark) .tag-orange > div { color: #b02a0e; }
`;

/**
 * @param html a page with inline scripts
 * @returns the page with a policy that allows only those scripts, and no requests
 */
export function selfContained(html: string): string {
  const page = html.replaceAll(outsideLogo, "data:,");
  const scripts = page.split("</script>").flatMap((part) => /<script[^<>]*>(.*)/s.exec(part)?.[1] ?? []);
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(" ")}`,
    // Redoc adds styles at run time, in elements and attributes.
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n  <link rel="icon" href="data:,">\n  <style>${style}</style>`;
  return page.replace(/<meta charset="?utf-?8"?\s*\/?>/i, (charset) => `${charset}\n  ${head}`);
}

/** CSP Level 3 2.3.1: the hash of the text between the tags. */
function hashSource(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}
