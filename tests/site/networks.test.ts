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
  const line = (kind: "row" | "stage") => (name: string) =>
    page.locator(`[data-${kind}]`, { has: page.getByRole("button", { name, exact: true }) });
  return { page, complaints, out, size, row: line("row"), stage: line("stage") };
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
])("/%s stands finished without JavaScript, and leads to every derivation", async (path, totals) => {
  const { page, row } = await openNetwork(path, { javaScriptEnabled: false });
  for (const [name, text] of Object.entries(totals))
    expect(await page.locator(`[data-out="${name}"]`).first().innerText()).toBe(text);
  expect(await row("fc").or(row("fc8")).isVisible()).toBe(true);
  expect(await page.locator("noscript").first().isVisible()).toBe(true);
  await page.locator("noscript a").click();
  // 7*7*3*64 = 9408 weights of ResNet-50's first layer, 3*3*3*64 + 64 = 1792 parameters of VGG-16's
  expect(await page.locator("body").innerText()).toMatch(
    / = 7\*7\*3\*64 = 9408\n| = 3\*3\*3\*64 \+ 64 = 1792\n/,
  );
});

test.each([
  { path: "networks/resnet-50/", says: "Output 1000", wholeInput: "all" },
  { path: "zh-cn/networks/resnet-50/", says: "输出1000", wholeInput: "全部" },
])("on /$path another input is answered in every row and total", async ({ path, says, wholeInput }) => {
  const { page, complaints, out, size, row, stage } = await openNetwork(path);
  await stage("conv1").getByRole("button").click();
  await size(1).fill("448");
  await size(2).fill("448");
  // 448 / 2 = 224 behind the first convolution, 64 * 3 * 49 weights at every place: 9408 * 224 * 224
  // what is out of sight follows once typing rests
  await expect.poll(() => row("conv1").locator("td").first().innerText()).toBe("64 × 224 × 224");
  expect(await row("conv1").locator("td").nth(2).innerText()).toBe("472,055,808");
  expect(await row("fc").locator("td").nth(3).innerText()).toBe(wholeInput);
  // a network that averages over its last volume keeps its parameters whatever comes in
  expect(await out("parameters")).toBe("25,557,032");
  expect(await page.locator("[role=status]").innerText()).toContain(says);
  expect(await page.locator(".chart svg").getAttribute("aria-label")).toContain("175");
  await expect.poll(() => page.evaluate(() => location.search)).toBe("?input=3&input=448&input=448");
  expect(complaints).toEqual([]);
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);

  await page.reload();
  expect(await size(1).inputValue()).toBe("448");
  expect(await row("conv1").count()).toBe(0);
  await stage("conv1").getByRole("button").click();
  expect(await row("conv1").locator("td").first().innerText()).toBe("64 × 224 × 224");
  await page.locator("[data-action=reset]").click();
  await expect.poll(() => row("conv1").locator("td").first().innerText()).toBe("64 × 112 × 112");
  await expect.poll(() => page.evaluate(() => location.search)).toBe("");
});

test("a stage and a layer open by the keyboard, and what is open stays so and follows the input", async () => {
  const { page, complaints, size, row, stage } = await openNetwork("networks/resnet-50/");
  const opener = stage("conv1").getByRole("button");
  expect(await page.locator("[data-row]").count()).toBe(4);
  await opener.focus();
  await page.keyboard.press("Enter");
  expect(await opener.getAttribute("aria-expanded")).toBe("true");
  // the stem's convolution, normalisation and activation
  expect(await page.locator("[data-row]").count()).toBe(4 + 3);
  const button = row("conv1").getByRole("button");
  const why = page.locator("#why-0");
  await button.focus();
  await page.keyboard.press("Enter");
  // What sets its lines is fetched.
  await expect.poll(() => button.getAttribute("aria-expanded")).toBe("true");
  const digits = async () =>
    (await why.locator(".katex-mathml").allInnerTexts()).join(" ").replace(/\s+/g, "");
  // 7*7*3*64 = 9408; (224 + 6 - 7)/2 + 1 = 112.5, rounded down 112
  expect(await digits()).toContain("=9408");
  expect(await digits()).toContain("=112");
  await size(1).fill("100");
  // (100 + 6 - 7)/2 + 1 = 50.5, rounded down 50
  await expect.poll(digits).toContain("=50");
  await button.focus();
  await page.keyboard.press("Space");
  expect(await why.count()).toBe(0);
  await opener.focus();
  await page.keyboard.press("Space");
  expect(await page.locator("[data-row]").count()).toBe(4);
  expect(complaints).toEqual([]);
});

test.each([
  ["networks/resnet-50/", "Open all stages", "Fold all stages"],
  ["zh-cn/networks/resnet-50/", "展开各段", "收起各段"],
])("on /%s all stages open and fold at once", async (path, open, fold) => {
  const { page } = await openNetwork(path);
  await page.getByRole("button", { name: open }).click();
  expect(await page.locator("[data-row]").count()).toBe(175);
  const names = await page.locator("[data-row] button").allInnerTexts();
  expect(names.slice(0, 5)).toEqual(["conv1", "conv1.norm", "conv1.act", "maxpool", "layer1.0.conv1"]);
  await page.getByRole("button", { name: fold }).click();
  expect(await page.locator("[data-row]").count()).toBe(4);
  expect(await page.getByRole("button", { name: open }).count()).toBe(1);
});

test("a short network stands open, and folds", async () => {
  const { page, stage } = await openNetwork("networks/u-net/");
  expect(await page.locator("[data-row]").count()).toBe(53);
  await stage("down0").getByRole("button").click();
  expect(await page.locator("[data-row]").count()).toBe(49); // the four layers of its first stage are gone
});

test("every place of a number follows the input", async () => {
  const { page, size } = await openNetwork("networks/resnet-50/?input=3&input=512&input=512");
  // At 512 by 512, as a reader counted them who found the second place left behind.
  expect(await page.locator("[data-out=macs]").allInnerTexts()).toEqual(["21,355,249,664", "21,355,249,664"]);
  await size(1).fill("224");
  await size(2).fill("224");
  expect(await page.locator("[data-out=macs]").allInnerTexts()).toEqual(["4,089,184,256", "4,089,184,256"]);
});

test("what is out of sight follows the input once it comes near, without a rest", async () => {
  const { page, size } = await openNetwork("networks/resnet-50/");
  await size(0).focus();
  await page.clock.install();
  await page.keyboard.press("ArrowUp");
  const flops = page.locator("[data-out=flops]");
  // torchvision's 4,089,184,256 multiply-accumulates, two operations each
  expect(await flops.innerText()).toBe("8,178,368,512");
  await flops.scrollIntoViewIfNeeded();
  // a fourth channel into the first convolution: 7*7*64 * 112*112 multiply-accumulates more, 39,337,984, two operations each
  await expect.poll(() => flops.innerText()).toBe("8,257,044,480");
});

test("the arrow keys step the input", async () => {
  const { page, out, size } = await openNetwork("networks/vgg-16/");
  await size(0).focus();
  await page.keyboard.press("ArrowUp");
  expect(await size(0).inputValue()).toBe("4");
  expect(await size(0).getAttribute("aria-valuenow")).toBe("4");
  // one more channel in: 3*3*64 = 576 weights more
  expect(await out("parameters")).toBe("138,358,120");
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
])("on /%s the link to another input is copied, and the button says so", async (path, says) => {
  const { page, size } = await openNetwork(path, { permissions: ["clipboard-read", "clipboard-write"] });
  await size(1).fill("448");
  const button = page.locator("[data-action=link]");
  await button.click();
  await expect.poll(() => button.getAttribute("data-said")).toContain(says);
  expect(await page.getByRole("status").first().innerText()).toContain(says);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?input=3&input=448&input=224$/);
});

test("rows without parameters can be left out, inside an open stage too", async () => {
  const { page, stage } = await openNetwork("networks/resnet-50/");
  await page.locator("[name=bare]").check();
  // five stages and the dense layer; the pooling, averaging and flattening rows have no parameters
  expect(await page.locator("tbody [data-row]:visible, tbody [data-stage]:visible").count()).toBe(5 + 1);
  await stage("conv1").getByRole("button").click();
  expect(await page.locator("[data-row]:visible").count()).toBe(1 + 2);
  await page.goto(addressOf("networks/vgg-16/"));
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
  expect(download.suggestedFilename()).toBe("vgg-16-3x448x224.csv");
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

test.each(
  ["efficientnet-b7", "resnet-152", "u-net-3d"].flatMap((id) => [`networks/${id}/`, `zh-cn/networks/${id}/`]),
)("/%s has at most 6,000 elements and 400,000 bytes of HTML", async (path) => {
  const { page } = await openNetwork(path);
  expect(await page.locator("*").count()).toBeLessThanOrEqual(6_000);
  expect(readBuilt(`${path}index.html`).length).toBeLessThanOrEqual(400_000);
});

test.each(["", "zh-cn/"])(
  "/%snetworks/resnet-50/: the chart tells a layer by slider and pointer, and leads to its row",
  async (language) => {
    const { page, complaints, out, row } = await openNetwork(`${language}networks/resnet-50/`);
    // 512 * 3 * 3 * 512 weights of the last stage's 3x3 convolutions, the most of any layer
    expect(await out("bar")).toContain("2,359,296");
    const slider = page.locator("[name=at]");
    await slider.focus();
    await page.keyboard.press("Home");
    // 7*7*3*64, and that at 112 by 112 places
    expect(await out("bar")).toMatch(/^conv1\D+9,408\D+118,013,952/);
    expect(await slider.getAttribute("aria-valuetext")).toBe(await out("bar"));
    const chart = page.locator(".chart svg");
    const box = await chart.boundingBox();
    await chart.hover({ position: { x: (box?.width ?? 0) - 1, y: 20 } });
    // 2048 * 1000 + 1000
    expect(await out("bar")).toMatch(/^fc\D+2,049,000/);
    await slider.focus();
    await page.keyboard.press("Home");
    await page.locator("[data-show]").click();
    expect(
      await row("conv1")
        .getByRole("button")
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
    expect(complaints).toEqual([]);
  },
);
