import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";

const openPage = useBrowser();

/** The pairs of elements below one holder, each by its text, whose boxes lie over each other by more than a pixel. */
function overlaps(page: Page, holder: string, parts: string): Promise<readonly string[]> {
  return page.evaluate(
    ([holder, parts]) =>
      [...document.querySelectorAll(holder as string)].flatMap((element) => {
        const boxes = [...element.querySelectorAll(parts as string)]
          .map((part) => ({ text: part.textContent?.trim() ?? "", box: part.getBoundingClientRect() }))
          .filter(({ text, box }) => /\w/.test(text) && box.width > 0);
        return boxes.flatMap((one, at) =>
          boxes.slice(at + 1).flatMap((other) => {
            const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            return wide > 1 && high > 1 ? [`${one.text} | ${other.text}`] : [];
          }),
        );
      }),
    [holder, parts],
  );
}

test("overlaps(page, holder, parts) tells of two boxes that lie over each other, and of no others", async () => {
  const page = await openPage();
  await page.setContent(
    '<p style="display:grid"><b style="grid-area:1/1">a</b><i style="grid-area:1/1">b</i><u>c</u></p>',
  );
  expect(await overlaps(page, "p", "b, i, u")).toEqual(["a | b"]);
});

test.each(
  ["examples/conv2d-same-stride-2/", "zh-cn/examples/alexnet-conv1/"].flatMap((path) =>
    [1440, 390].map((width) => [path, width] as const),
  ),
)(
  "every step of /%s is legible at %i px: no name lies over its formula, and none is squeezed",
  async (path, width) => {
    const page = await openPage({ viewport: { width, height: 900 } });
    await page.goto(addressOf(path));
    expect(await overlaps(page, ".derivation", "dt, dd")).toEqual([]);
    const widths = await page.locator(".derivation dd").evaluateAll((all) => all.map((dd) => dd.clientWidth));
    expect(widths.length).toBeGreaterThan(8);
    expect(Math.min(...widths)).toBeGreaterThan(250);
  },
);

test.each([
  "",
  "rank=3",
  "rank=1&kernelSize-w=5",
  "rank=3&groups=2&inChannels=4&outChannels=6",
  "groups=2&inChannels=64&outChannels=128&inputSize-h=224&inputSize-w=224",
  "paddingMode=full&dilation-w=2",
  "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&stride-w=2&padding-w=1",
  "kind=transposed-convolution&rank=3&stride-w=2",
  "kind=transposed-convolution&rank=1&groups=2&inChannels=4&outChannels=6",
  "kind=max-pooling&inputSize-h=112&inputSize-w=112&stride-w=2&padding-w=1",
  "kind=average-pooling&rank=3",
  "kind=separable-convolution&outChannels=128",
  "kind=separable-convolution&rank=3",
  "kind=separable-convolution&rank=3&kernelSize-w=1&inputSize-d=4&inputSize-h=4&inputSize-w=4",
])("the labels of the picture stand clear of each other for ?%s", async (query) => {
  const page = await openPage();
  await page.goto(addressOf(`calculator/?${query}`));
  expect(await overlaps(page, "[data-drawing]", "text")).toEqual([]);
});

test("a padding that is told before and after says which is which", async () => {
  const page = await openPage();
  await page.goto(addressOf("zh-cn/calculator/"));
  const sides = page.locator(".side");
  expect(await sides.first().isVisible()).toBe(false);
  await page.locator("select[name=paddingMode]").selectOption("sides");
  expect(await sides.allInnerTexts()).toEqual(["前", "后"]);
  expect(await sides.last().isVisible()).toBe(true);
});

test("a grouped kernel's channels are labelled C_in/g, the g on the line", async () => {
  const page = await openPage();
  await page.goto(addressOf("calculator/?groups=2&inChannels=4&outChannels=6"));
  const label = page.locator('[data-drawing="kernel"] text', { hasText: "/g" });
  await expect.poll(() => label.locator("tspan").allTextContents()).toEqual(["C", "in", "/g = 2"]);
});
