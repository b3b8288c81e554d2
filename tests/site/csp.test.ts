import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../src/build/csp.ts";
import { readPage } from "../../src/build/page.ts";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { builtPages, htmlOf, tagsOf } from "./built.ts";

const openPage = useBrowser();
const pages = builtPages();

test.each(pages)("/%s states the policy first of all and has nothing inline", (path) => {
  const html = htmlOf(path);
  const meta = tagsOf(html, "meta");
  expect(meta[0]).toHaveProperty("charset");
  expect(meta[1]).toEqual({ "http-equiv": "content-security-policy", content: contentSecurityPolicy });
  expect(html.indexOf("http-equiv")).toBeLessThan(html.search(/<(link|script|style)\b/));
  expect(readPage(html).faults).toEqual([]);
});

const leak = "https://elsewhere.example/leak";
const send = `new Image().src = '${leak}'`;

// What would send a request to another host, or do what the site never does, were it not for the policy.
test.each([
  ["script-src-elem", `<script>${send}</script>`],
  ["script-src-elem", `<script src="${leak}"></script>`],
  ["script-src-elem", `<script type="module" src="${leak}"></script>`],
  ["script-src-attr", `<button onclick="${send}">x</button>`],
  ["script-src-elem", `<a href="javascript:void(${send})">x</a>`],
  ["style-src-elem", `<style>p { background: url(${leak}) }</style><p>x</p>`],
  ["style-src-elem", `<link rel="stylesheet" href="${leak}">`],
  ["style-src-attr", `<p style="background: url(${leak})">x</p>`],
  ["img-src", `<img src="${leak}">`],
  ["media-src", `<video src="${leak}"></video>`],
  ["frame-src", `<iframe src="${leak}"></iframe>`],
  ["object-src", `<object data="${leak}"></object>`],
  ["base-uri", `<base href="${leak}/"><img src="/a.png">`],
  ["form-action", `<form action="${leak}"><button>x</button></form>`],
  ["font-src", `new FontFace("a", "url(${leak})").load()`],
  ["connect-src", `fetch("${leak}")`],
])("%s blocks %s", async (directive, attempt) => {
  const [free, strict] = await Promise.all([visit("", attempt), visit(contentSecurityPolicy, attempt)]);
  expect(free).toEqual({ leaks: 1, blocked: [] });
  expect(strict).toEqual({ leaks: 0, blocked: [directive] });
});

/** Opens a page under a policy with some HTML and clicks it, or runs a script there, and tells what became of that. */
async function visit(policy: string, attempt: string) {
  const page = await openPage();
  const isHtml = attempt.startsWith("<");
  let leaks = 0;
  await page.route("**", (route) => {
    const url = route.request().url();
    if (/leak|elsewhere/.test(url)) leaks += 1;
    const head = `<meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}">`;
    return url === "https://notebook.example/"
      ? route.fulfill({ contentType: "text/html", body: `<!doctype html>${head}${isHtml ? attempt : ""}` })
      : route.abort();
  });
  const blocked: string[] = [];
  await page.exposeFunction("report", (directive: string) => blocked.push(directive));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      (globalThis as unknown as { report(directive: string): void }).report(event.effectiveDirective);
    });
  });
  await page.goto("https://notebook.example/");
  const target = page.locator("a, button");
  if (await target.count()) await target.click({ noWaitAfter: true });
  if (!isHtml) await page.evaluate(`void ${attempt}.catch(() => undefined)`);
  await expect.poll(() => leaks + blocked.length).toBeGreaterThan(0);
  await page.waitForTimeout(50); // for what might come besides
  return { leaks, blocked };
}

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
      policy: attempt(() => {
        // TypeScript's DOM does not know them yet.
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy("any", {});
      }),
      position: getComputedStyle(styled).position,
    };
  });
  expect(outcome).toEqual({
    html: "TypeError",
    script: "TypeError",
    policy: "TypeError",
    position: "static",
  });
});
