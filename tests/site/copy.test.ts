import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { readBuilt } from "./built.ts";

const openPage = useBrowser();

async function openReading(path: string) {
  const page = await openPage({ permissions: ["clipboard-read", "clipboard-write"] });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const complaints = listen(page);
  await page.goto(addressOf(path));
  return { page, asked, complaints, copied: () => page.evaluate(() => navigator.clipboard.readText()) };
}

/** Fetches what copies, as a reader who points somewhere does. */
async function point(page: Page) {
  const script = page.waitForResponse(/copy\.js$/);
  await page.locator("h1").hover();
  await (await script).finished();
  await page.evaluate("import(document.querySelector('.site-name').href + 'copy.js').then(() => {})"); // and it ran
}

test.each([
  { path: "lessons/channels-first-or-last/", copy: "copy", says: "Copied." },
  { path: "zh-cn/examples/conv2d-rgb-5-kernels/", copy: "复制", says: "已复制。" },
])(
  "on /$path code has a button that copies it and says so, once a reader points",
  async ({ path, copy, says }) => {
    const { page, asked, complaints, copied } = await openReading(path);
    const script = `${path.startsWith("zh") ? "/zh-cn" : ""}/copy.js`;
    const button = page.locator("figure.code button").first();
    expect(await button.count()).toBe(0);
    expect(asked).not.toContain(script);
    await point(page);
    expect(asked.filter((name) => name === script)).toHaveLength(1);
    expect(await button.innerText()).toBe(copy);
    await button.press("Enter");
    await button.filter({ hasText: says }).waitFor();
    expect(await copied()).toBe(await page.locator("figure.code pre").first().textContent());
    await button.filter({ hasText: copy }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test("each citation has a button, and code of a calculator that has one keeps it", async () => {
  const { page, copied } = await openReading("examples/conv2d-rgb-5-kernels/");
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await point(page);
  expect(await height()).toBeLessThanOrEqual(before + 96); // a line for each citation that fills its own
  const cite = page.locator(".citation");
  expect(await cite.getByRole("button").count()).toBe(2);
  await cite.getByRole("button").last().click();
  await cite.getByText("Copied.").waitFor();
  const text = await copied();
  expect(text.length).toBeGreaterThan(40);
  expect(await cite.locator("pre, p").allTextContents()).toContain(text);

  await page.goto(addressOf("calculator/"));
  await point(page);
  for (const code of await page.locator("figure.code").all())
    expect(await code.getByRole("button").count()).toBe(1);
});

test.each([
  { by: "all of it", from: 0 },
  { by: "a part of it", from: 1 },
])("a formula that is selected, $by, is copied as TeX, once", async ({ from }) => {
  const { page, copied } = await openReading("lessons/convolution-over-a-volume/");
  await point(page);
  await page.evaluate((from) => {
    const formula = document.querySelector(".formula .katex-html") as Element;
    const texts = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    while (texts.nextNode()) nodes.push(texts.currentNode);
    getSelection()?.setBaseAndExtent(nodes[from] as Node, 0, nodes.at(-1 - from) as Node, 1);
  }, from);
  await page.keyboard.press("ControlOrMeta+c");
  expect(await copied()).toBe("n_{k}=k_{h}k_{w}C_{\\text{in}}");
});

test("words with a formula among them are copied as they are, the formula between dollar signs", async () => {
  const { page, copied } = await openReading("examples/conv2d-rgb-5-kernels/");
  await point(page);
  const words = await page.evaluate(() => {
    const line = document.querySelector("dt:has(+ dd .katex)") as HTMLElement;
    getSelection()?.setBaseAndExtent(line, 0, line.nextElementSibling?.nextElementSibling as Node, 0);
    return line.innerText;
  });
  await page.keyboard.press("ControlOrMeta+c");
  const [first, second] = (await copied()).split("\n");
  expect(first?.trim()).toBe(words);
  expect(second?.trim()).toMatch(/^\$[^$]+\$/);
});

// A formula of a page says its TeX where its page has room; each is copied as if it had not, and compared.
const loose = (tex: string) =>
  tex
    .replace(/\\displaystyle|\\biggl|\\biggr|\\,|\s|\\(left|right)(?=\\[lr](floor|ceil))/g, "")
    .replace(/_\{(\w)\}/g, "_$1");

test.each(["examples/conv2d-rgb-5-kernels/", "examples/conv3d-5-channels-4-kernels/", "networks/resnet-50/"])(
  "on /%s every formula that says its TeX is copied as that",
  async (path) => {
    const { page } = await openReading(path);
    await point(page);
    const pairs = await page.evaluate(() =>
      [...document.querySelectorAll(".katex:has(annotation)")].map((formula) => {
        const said = formula.querySelector("annotation") as Element;
        said.remove();
        getSelection()?.selectAllChildren(formula);
        const clipboardData = new DataTransfer();
        document.dispatchEvent(
          new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
        );
        return [clipboardData.getData("text/plain"), said.textContent];
      }),
    );
    expect(pairs.map(([copied = ""]) => loose(copied))).toEqual(
      pairs.map(([, said = ""]) => loose(said as string)),
    );
  },
);

test("what copies weighs at most 950 bytes", () => {
  for (const path of ["copy.js", "zh-cn/copy.js"])
    expect(brotliCompressSync(readBuilt(path)).length).toBeLessThanOrEqual(950);
});
