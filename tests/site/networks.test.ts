import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { htmlOf, readBuilt } from "./built.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

async function openNetwork(path: string, options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path));
  const out = (name: string) => page.locator(`[data-out="${name}"]`).innerText();
  const size = (at: number) => page.locator("[name=input]").nth(at);
  const row = (name: string) =>
    page.locator("[data-row]", { has: page.getByRole("button", { name, exact: true }) });
  return { page, complaints, out, size, row };
}

test.each(["", "zh-cn/"])(
  "/%snetworks/ lists the networks with their figures, and links each",
  async (language) => {
    const page = await openPage();
    await page.goto(addressOf(`${language}networks/`));
    const line = page.locator("tr", { has: page.locator(`a[href$="/${language}networks/vgg-16/"]`) });
    // torchvision 0.29.1, models/vgg.py: 138357544 parameters
    expect(await line.innerText()).toContain("138,357,544");
    await line.getByRole("link").click();
    expect(await page.locator("h1").innerText()).toBe("VGG-16");
  },
);

test.each([
  // torchvision 0.29.1: models/resnet.py and models/vgg.py; the statistics are 2 * 26560 normalised channels
  ["networks/resnet-50/", { parameters: "25,557,032", buffers: "53,120", output: "1000" }],
  ["zh-cn/networks/resnet-50/", { parameters: "25,557,032", buffers: "53,120", output: "1000" }],
  ["networks/vgg-16/", { parameters: "138,357,544", buffers: "0", output: "1000" }],
])("/%s stands finished without JavaScript, every derivation open", async (path, totals) => {
  const { page, out } = await openNetwork(path, { javaScriptEnabled: false });
  for (const [name, text] of Object.entries(totals)) expect(await out(name)).toBe(text);
  const why = page.locator(".why").first();
  await expect.poll(() => why.isVisible()).toBe(true);
  expect(await why.innerText()).toContain("= floor(");
  expect(await page.locator("noscript").isVisible()).toBe(true);
});

test.each([
  { path: "networks/resnet-50/", says: "Output 1000", wholeInput: "all" },
  { path: "zh-cn/networks/resnet-50/", says: "输出 1000", wholeInput: "全部" },
])("on /$path another input is answered in every row and total", async ({ path, says, wholeInput }) => {
  const { page, complaints, out, size, row } = await openNetwork(path);
  await size(1).fill("448");
  await size(2).fill("448");
  // 448 / 2 = 224 behind the first convolution, 64 * 3 * 49 weights at every place: 9408 * 224 * 224
  expect(await row("conv1").locator("td").first().innerText()).toBe("64 × 224 × 224");
  expect(await row("conv1").locator("td").nth(2).innerText()).toBe("472,055,808");
  expect(await row("fc").locator("td").nth(3).innerText()).toBe(wholeInput);
  // a network that averages over its last volume keeps its parameters whatever comes in
  expect(await out("parameters")).toBe("25,557,032");
  expect(await page.locator("[role=status]").innerText()).toContain(says);
  expect(await page.locator(".chart svg").getAttribute("aria-label")).toContain("175");
  expect(await page.evaluate(() => location.search)).toBe("?input=3&input=448&input=448");
  expect(complaints).toEqual([]);
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);

  await page.reload();
  expect(await size(1).inputValue()).toBe("448");
  expect(await row("conv1").locator("td").first().innerText()).toBe("64 × 224 × 224");
  await page.locator("[data-action=reset]").click();
  expect(await row("conv1").locator("td").first().innerText()).toBe("64 × 112 × 112");
  expect(await page.evaluate(() => location.search)).toBe("");
});

test("a row opens by the keyboard, and its lines follow the input", async () => {
  const { page, row } = await openNetwork("networks/resnet-50/");
  const button = row("conv1").getByRole("button");
  const why = page.locator("#why-0");
  expect(await why.isVisible()).toBe(false);
  await button.focus();
  await page.keyboard.press("Enter");
  expect(await button.getAttribute("aria-expanded")).toBe("true");
  expect(await why.isVisible()).toBe(true);
  const digits = async () =>
    (await why.locator(".katex-mathml").allInnerTexts()).join(" ").replace(/\s+/g, "");
  // 7*7*3*64 = 9408; (224 + 6 - 7)/2 + 1 = 112.5, rounded down 112
  expect(await digits()).toContain("=9408");
  expect(await digits()).toContain("=112");
  await page.locator("[name=input]").nth(1).fill("100");
  // (100 + 6 - 7)/2 + 1 = 50.5, rounded down 50
  expect(await digits()).toContain("=50");
  await button.focus();
  await page.keyboard.press("Space");
  expect(await why.isVisible()).toBe(false);
});

// 10 is halved to 5, 2 and 1, and the fourth pooling finds no window of 2
test.each([
  { path: "networks/vgg-16/", typed: "10", says: ["pool4", "kernel"], stale: "last input that works" },
  { path: "zh-cn/networks/vgg-16/", typed: "10", says: ["pool4", "卷积核"], stale: "上一个成立的输入" },
  {
    path: "networks/vgg-16/",
    typed: "2.5",
    says: ["Height must be a whole number", "2.5"],
    stale: "last input that works",
  },
  { path: "zh-cn/networks/vgg-16/", typed: "", says: ["高度不能为空"], stale: "上一个成立的输入" },
  { path: "networks/vgg-16/", typed: "999999999", says: ["2^53"], stale: "last input that works" },
])(
  "on /$path a height of “$typed” gets a sentence, and the last answer stays",
  async ({ path, typed, says, stale }) => {
    const { page, complaints, out, size } = await openNetwork(path);
    await size(1).fill(typed);
    const sentence = await page.locator("#input-error").innerText();
    for (const word of says) expect(sentence).toContain(word);
    expect(await page.locator(".stale").innerText()).toContain(stale);
    expect(await size(1).inputValue()).toBe(typed);
    expect(await out("parameters")).toBe("138,357,544");
    expect(complaints).toEqual([]);
    expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
    await size(1).fill("224");
    expect(await page.locator("#input-error").innerText()).toBe("");
    expect(await page.locator(".stale").isVisible()).toBe(false);
  },
);

test.each([
  ["networks/vgg-16/", "Copied"],
  ["zh-cn/networks/vgg-16/", "已复制"],
])("on /%s the link to another input is copied, and says so for all to see", async (path, says) => {
  const { page, size } = await openNetwork(path, { permissions: ["clipboard-read", "clipboard-write"] });
  await size(1).fill("448");
  await page.locator("[data-action=link]").click();
  await expect.poll(() => page.locator(".status.shown").innerText()).toContain(says);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?input=3&input=448&input=224$/);
});

test("rows without parameters can be left out", async () => {
  const { page } = await openNetwork("networks/vgg-16/");
  // 13 convolutions and 3 dense layers
  await page.locator("[name=bare]").check();
  expect(await page.locator("[data-row]:visible").count()).toBe(16);
});

test("the files follow the input", async () => {
  const { page, size } = await openNetwork("networks/vgg-16/");
  const link = page.locator("[data-file=csv]");
  expect(await link.getAttribute("href")).toBe("/networks/vgg-16.csv");
  await size(1).fill("448");
  // what a menu opened from the keyboard would save
  await page.locator("[data-file=json]").focus();
  expect(await link.getAttribute("href")).toMatch(/^blob:/);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("vgg-16.csv");
  const text = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(text).toString()).toContain("conv1_1,convolution,input,64x448x224,1792,");
});

test("the files of a network are published beside its page", () => {
  const csv = readBuilt("networks/vgg-16.csv").toString("utf8");
  // CS231n, VGGNet in detail: 3*3*3*64 weights and 64 biases
  expect(csv).toContain("conv1_1,convolution,input,64x224x224,1792,0,86704128,3211264,3x3\r\n");
  const json = JSON.parse(readBuilt("networks/vgg-16.json").toString("utf8"));
  const schema = JSON.parse(readBuilt("networks/schema.json").toString("utf8"));
  expect(json.$schema).toBe(schema.$id);
  expect(htmlOf("networks/vgg-16/")).toContain('href="/networks/vgg-16.json"');
});
