import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { htmlOf } from "./built.ts";

const openPage = useBrowser();

async function openList(path = "networks/") {
  const page = await openPage();
  const complaints = listen(page);
  await page.goto(addressOf(path));
  const names = () => page.locator("tbody tr:visible th a").allInnerTexts();
  return { page, complaints, names };
}

test("without JavaScript the list is a plain table, every line told apart, layers and rows both told", () => {
  const html = htmlOf("networks/");
  expect(html).toContain("ResNet-50<span> stride on the 3×3 convolution</span>");
  // 50 by the paper's name, 25,557,032 by torchvision
  expect(html).toMatch(
    /25,557,032 <small>25\.6 M<\/small>.*?4,089,184,256 <small>4\.09 G<\/small>.*?>50<.*?>175</s,
  );
});

test.each(["", "zh-cn/"])(
  "/%snetworks/ finds, leaves out and sorts, and its address keeps it",
  async (language) => {
    const { page, complaints, names } = await openList(`${language}networks/`);
    const all = (await names()).length;
    await page.locator("[name=find]").fill("resnet-50 1×1");
    expect((await names()).map((name) => name.split("\n")[0]?.trim().slice(0, 9))).toEqual([
      "ResNet-50",
      "ResNet-50",
    ]);
    expect(await page.locator("vc-network-list output").innerText()).toMatch(/\b2\b/);
    await page.locator("[name=find]").fill("");
    expect(await names()).toHaveLength(all);
    await page.locator("[name=over]").selectOption("1");
    expect(await page.locator("section:visible").count()).toBe(1);
    await page.locator("[name=over]").selectOption("");
    await page.locator("section").first().locator("[data-sort=parameters]").click();
    // LeNet-5's 60,000 and less are the fewest over images, VGG-19's the most (torchvision: 143,667,240)
    const images = page.locator("section").first().locator("tbody tr");
    expect(await images.first().innerText()).toContain("LeNet-5");
    await page.locator("section").first().locator("[data-sort=parameters]").click();
    expect(await images.nth(1).or(images.first()).first().innerText()).toContain("ConvNeXt");
    expect(page.url()).toContain("sort=-parameters");
    await page.reload();
    expect(await images.first().innerText()).toContain("ConvNeXt");
    expect(complaints).toEqual([]);
  },
);
