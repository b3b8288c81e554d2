import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../src/build/csp.ts";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { builtPages, htmlOf, tagsOf } from "./built.ts";

const openPage = useBrowser();
const pages = builtPages();

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

test("the policy lets in the site's own files and nothing inline", () => {
  expect(contentSecurityPolicy).toBe(policy);
});

test.each(pages)("/%s states the policy first of all and breaks none of it", (path) => {
  const html = htmlOf(path);
  const meta = tagsOf(html, "meta");
  expect(meta[0]).toHaveProperty("charset");
  expect(meta[1]).toEqual({ "http-equiv": "content-security-policy", content: policy });
  expect(html.indexOf("http-equiv")).toBeLessThan(html.search(/<(link|script|style)\b/));
  expect(inlineFaults(html)).toEqual([]);
});

test.each([
  ['<p style="color: red">', "a style attribute"],
  ["<style>p{}</style>", "a style element"],
  ['<img src="x" onerror="alert(1)">', "an inline handler"],
  ["<script>alert(1)</script>", "an inline script"],
  ['<a href="javascript:alert(1)">', "a javascript: address"],
])("inlineFaults reports %s", (html, fault) => {
  expect(inlineFaults(`<main>${html}</main>`)).toEqual([expect.stringContaining(fault)]);
});

test("in a page, a string can become neither HTML nor a script, and a style attribute does nothing", async () => {
  const page = await openPage();
  const complaints = listen(page);
  await page.goto(addressOf("calculator/"));
  expect(complaints).toEqual([]);
  const outcome = await page.evaluate(() => {
    const attempt = (work: () => void) => {
      try {
        work();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const styled = document.body.appendChild(document.createElement("p"));
    styled.setAttribute("style", "position: fixed");
    return {
      html: attempt(() => {
        document.createElement("div").innerHTML = "<b>bold</b>";
      }),
      script: attempt(() => {
        document.createElement("script").text = "globalThis.ran = true";
      }),
      position: getComputedStyle(styled).position,
    };
  });
  expect(outcome).toEqual({ html: "TypeError", script: "TypeError", position: "static" });
});

function inlineFaults(html: string): readonly string[] {
  const tags = [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)];
  return tags.flatMap(([tag, name = "", attributes = ""]) => [
    ...(/\sstyle\b/i.test(attributes.replace(/"[^"]*"/g, "")) ? [`a style attribute: ${tag}`] : []),
    ...(/\son[a-z]+(=|\s|$)/i.test(attributes.replace(/"[^"]*"/g, "")) ? [`an inline handler: ${tag}`] : []),
    ...(/"\s*javascript:/i.test(attributes) ? [`a javascript: address: ${tag}`] : []),
    ...(name === "style" ? [`a style element: ${tag}`] : []),
    ...(name === "script" && !/\ssrc="\/|\stype="application\/json"/.test(attributes)
      ? [`an inline script: ${tag}`]
      : []),
  ]);
}
