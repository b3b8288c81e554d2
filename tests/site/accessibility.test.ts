import { expect, test } from "vitest";
import { accessibilityFaults } from "./accessibility.ts";
import { useBrowser } from "./browser.ts";

const openPage = useBrowser();

/** A page of many paragraphs that are legible in either scheme, and what else it is given. */
async function openText(style: string, body: string) {
  const page = await openPage({ colorScheme: "light" });
  await page.setContent(`<!doctype html><html lang="en"><head><title>Text</title><style>
    body { color: #111; background: #fff }
    @media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } }
    ${style}</style></head><body><main><h1>Text</h1>${"<p>legible text</p>".repeat(40)}${body}</main></body></html>`);
  return page;
}

test("a legible page has no fault", async () => {
  const page = await openText(".note { padding: 1px }", '<p class="note">legible as well</p>');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("what is no text's colour is found in the light: an image without words for it", async () => {
  const page = await openText("", '<img src="data:," width="9" height="9">');
  expect(await accessibilityFaults(page)).toEqual([expect.stringMatching(/^axe \(light\), image-alt/)]);
});

// Each is legible in the light.
test.each([
  ["its colour", ".note { color: #666 }", '<p class="note">hardly legible</p>'],
  [
    "what lies behind it",
    "@media (prefers-color-scheme: dark) { .box { background: #fff } }",
    '<div class="box"><p><b>hardly legible</b></p></div>',
  ],
  [
    "how far it is seen through",
    "@media (prefers-color-scheme: dark) { .dim { opacity: 0.3 } }",
    '<div class="dim"><p>hardly legible</p></div>',
  ],
  [
    "its size alone",
    ".large { color: #757575; font-size: 40px } .small { color: #757575 }",
    '<p class="large">legible for its size</p><p class="small">hardly legible</p>',
  ],
  [
    "a look that hidden text has too",
    ".note { color: #666 }",
    `${'<p class="note" hidden>x y</p>'.repeat(9)}<p class="note">hardly legible</p>`,
  ],
  [
    "a look that single letters have too",
    ".note { color: #666 }",
    `${'<p class="note">x</p>'.repeat(9)}<p class="note">hardly legible</p>`,
  ],
])("among many, the one text that is illegible in the dark for %s is found", async (_, style, body) => {
  const page = await openText(style, body);
  const faults = await accessibilityFaults(page);
  expect(faults).toEqual([expect.stringMatching(/^axe \(dark\), color-contrast: .*hardly legible/)]);
});
