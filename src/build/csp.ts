import { createHash } from "node:crypto";

/**
 * The one script inside of pages; the policy knows it by its hash. It runs before anything is drawn, so that a chosen theme
 * never flashes in after the other one, and has the link to the other language keep the query that stands in the address.
 * What copies code and formulas is fetched when a reader first points somewhere or moves the focus.
 * A browser may refuse the store; what stands in it that is no theme chooses none.
 */
export const pageScript = `{
const { dataset } = document.documentElement;
try { dataset.theme = localStorage.theme ?? ""; } catch {}
addEventListener("DOMContentLoaded", () => {
  const select = document.querySelector(".theme");
  select.value = dataset.theme;
  if (select.selectedIndex < 0) select.value = dataset.theme = "";
});
addEventListener("input", ({ target: { className, value } }) => {
  if (className != "theme") return;
  dataset.theme = value;
  try { localStorage.theme = value; } catch {}
});
for (const type of ["pointerover", "focusin"])
  addEventListener(type, ({ target }) => {
    if (target.className == "language") target.search = location.search;
    import(document.querySelector(".site-name").href + "copy.js");
  });
}`.replace(/\n\s*/g, "");

/**
 * The policy of a built page: it loads the site's own files and nothing inline but the one script whose hash it states, forms
 * lead to the site itself, and no script may turn a string into HTML. Only builds carry it, since Vite needs inline scripts in
 * development.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(pageScript).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // What audits a page reads the site's robots.txt under the page's own policy.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
