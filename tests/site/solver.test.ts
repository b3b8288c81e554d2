import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

async function openSolver(path: string, options: BrowserContextOptions | undefined = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path));
  const box = (name: string) => page.locator(`input[name="${name}"]`);
  /** The rows as they stand there: "7 × 7 2 3 1 9,472". */
  const rows = async () =>
    (await page.locator("[data-row]").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  const count = () => page.locator("[data-out=count]").innerText();
  const row = (name: string) =>
    page.locator("[data-row]", { has: page.getByRole("button", { name, exact: true }) });
  const complaint = (field: string) => page.locator(`#${field}-error`).innerText();
  return { page, complaints, box, rows, row, count, complaint };
}

const languages = ["solver/", "zh-cn/solver/"];

// Kernel, stride, padding, dilation, parameters (k*k*3*64 + 64), MACs (k*k*3*64 * 112*112), the padding word, what is left over.
const from224 = [
  /^7 × 7 2 3 1 9,472 118,013,952 0$/, // ResNet's conv1 (Stack Exchange 223630)
  /^3 × 3 2 1 1 1,792 21,676,032 0$/, // 224 + 2 - 3 = 223
  /^2 × 2 2 0 1 832 9,633,792 same 0$/, // 222/2 + 1, and `same` pads by 2*112 - 224 = 0
];

test.each(
  languages.flatMap((path) => [
    { path, javaScriptEnabled: true },
    { path, javaScriptEnabled: false },
  ]),
)("/$path stands finished, JavaScript: $javaScriptEnabled", async ({ path, javaScriptEnabled }) => {
  const { page, complaints, rows, count } = await openSolver(path, { javaScriptEnabled });
  const found = await rows();
  for (const row of from224) expect(found).toContainEqual(expect.stringMatching(row));
  expect(await count()).toContain(String(found.length));
  expect(await page.locator(".why").first().isVisible()).toBe(!javaScriptEnabled);
  expect(await page.locator("noscript").isVisible()).toBe(!javaScriptEnabled);
  expect(await page.locator(`nav a[href="/${path}"]`).getAttribute("aria-current")).toBe("page");
  expect(complaints).toEqual([]);
});

test.each(languages)("on /%s another question is answered as it is typed", async (path) => {
  const { page, complaints, box, rows, row } = await openSolver(path);
  await box("from").fill("227");
  await box("to").fill("55");
  await box("kernelSize-max").fill("11");
  await box("outChannels").fill("96");
  // AlexNet's conv1 (cs231n, convolutional-networks.md): 216/4 + 1; 11*11*3*96 + 96
  expect(await rows()).toContain("11 × 11 4 0 1 34,944 105,415,200 0");
  await page.locator("[name=kind]").selectOption("transposed-convolution");
  await box("from").fill("4");
  await box("to").fill("7");
  await box("outChannels").fill("64");
  // torch 2.13.0, ConvTranspose2d: 3*2 + 3 - 2; the last numbers are the output padding, the parameters, and 3*3*3*64 MACs at 4*4 places
  expect(await rows()).toContain("3 × 3 2 1 1 0 1,792 27,648");
  await box("to").fill("8");
  expect(await rows()).toContain("3 × 3 2 1 1 1 1,792 27,648");
  const name = path.startsWith("zh")
    ? "卷积核3 × 3，步幅2，填充1，膨胀率1，输出填充1"
    : "Kernel 3 × 3, stride 2, padding 1, dilation 1, output padding 1";
  await row(name).getByRole("button").click();
  await page.locator(".open + .why").waitFor();
  expect(await page.locator(".open + .why").innerText()).not.toBe("");
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  await page.locator(".open + .why a").click();
  await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
  // 3*2 + 3 - 2 + 1, over both axes
  expect(await page.locator("[data-out=output]").innerText()).toBe("64 × 8 × 8");
  expect(await page.locator("[data-out=parameters]").innerText()).toBe("1,792");
  expect(complaints).toEqual([]);
});

test("225 comes to 112 as 224 does, by the same window, with one element left over", async () => {
  const { box, rows } = await openSolver("solver/");
  await box("from").fill("225");
  // floor((225 - 2)/2) + 1 = 112, whose windows cover 224
  expect(await rows()).toContainEqual(expect.stringMatching(/^2 × 2 2 0 1 832 9,633,792 (same )?1$/));
});

test("other sizes that come to the same follow the question, and go where there are none", async () => {
  const { page, box, rows } = await openSolver("solver/");
  const several = page.getByRole("region", { name: "Why several" });
  expect((await rows())[0]).toMatch(/^3 × 3 2 1 1 /); // the usual answer first
  expect(await several.innerText()).toMatch(/225 comes to 112 as well as 224\./);
  await box("from").fill("226");
  await box("to").fill("113");
  expect(await several.innerText()).toMatch(/227 comes to 113 as well as 226\./);
  await page.locator("[name=kind]").selectOption("transposed-convolution");
  await box("from").fill("1");
  await box("to").fill("64");
  expect(await several.count()).toBe(0);
  expect(await page.locator("[data-out=count]").innerText()).not.toContain("transposed");
});

test("a row opens by the keyboard, its lines follow the question, and it leads to the calculator", async () => {
  const { page, box, row } = await openSolver("solver/");
  const conv1 = row("Kernel 7 × 7, stride 2, padding 3, dilation 1");
  const button = conv1.getByRole("button");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator(".open + .why").waitFor();
  expect(await button.getAttribute("aria-expanded")).toBe("true");
  const why = page.locator(`[id="${await button.getAttribute("aria-controls")}"]`);
  expect(await why.isVisible()).toBe(true);
  const digits = async () =>
    (await why.locator(".katex-mathml").allInnerTexts()).join(" ").replace(/\s+/g, "");
  expect(await digits()).toContain("+1=112");
  expect(await digits()).toContain("=9472"); // 7*7*3*64 + 64
  await box("inChannels").fill("1");
  expect(await digits()).toContain("=3200"); // 7*7*64 + 64
  await why.getByRole("link").click();
  await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
  expect(await page.locator("[data-out=output]").innerText()).toBe("64 × 112 × 112");
  expect(await page.locator("[data-out=parameters]").innerText()).toBe("3,200");
});

test("a row closes by the keyboard", async () => {
  const { page, row } = await openSolver("solver/");
  const button = row("Kernel 3 × 3, stride 2, padding 1, dilation 1").getByRole("button");
  await button.focus();
  await page.keyboard.press("Space");
  await page.locator(".open + .why").waitFor();
  await page.keyboard.press("Space");
  expect(await button.getAttribute("aria-expanded")).toBe("false");
  expect(await page.locator(".why:visible").count()).toBe(0);
});

test("arrows and Page keys step a number", async () => {
  const { page, box, count } = await openSolver("solver/");
  await box("to").focus();
  for (const key of ["ArrowDown", "PageUp", "ArrowUp"]) await page.keyboard.press(key);
  expect(await box("to").inputValue()).toBe("122"); // 112 - 1 + 10 + 1
  expect(await box("to").getAttribute("aria-valuenow")).toBe("122");
  await box("to").fill("half");
  expect(await box("to").getAttribute("aria-valuenow")).toBeNull();
  expect(await count()).toContain("122");
});

test.each([
  { path: "solver/", says: ["None", "230", "300"] },
  { path: "zh-cn/solver/", says: ["没有", "230", "300"] },
])("on /$path where nothing does it, a sentence says why", async ({ path, says }) => {
  const { page, box, rows, count } = await openSolver(path);
  await box("to").fill("300");
  // the most is 224 + 2*3 - 1 + 1
  for (const word of says) expect(await count()).toContain(word);
  expect(await rows()).toEqual([]);
  expect(await page.locator("table").isVisible()).toBe(false);
  expect(await page.locator(".answers .hint").isVisible()).toBe(false);
  expect(await page.locator("[data-out=count]").getAttribute("role")).toBe("status");
  await box("to").fill("112");
  expect(await page.locator("table").isVisible()).toBe(true);
});

test.each(
  [
    {
      path: "solver/",
      whole: "must be a whole number",
      empty: "empty",
      least: "Swap",
      stale: "last question",
    },
    { path: "zh-cn/solver/", whole: "应为整数", empty: "不能为空", least: "对调", stale: "上一个成立的问题" },
  ].flatMap(({ path, whole, empty, least, stale }) => [
    { path, name: "from", typed: "2.5", says: [whole, "2.5"], stale },
    { path, name: "to", typed: "", says: [empty], stale },
    { path, name: "stride-max", typed: "x", says: [whole, "x"], stale },
    { path, name: "kernelSize-min", typed: "9", says: [least, "9", "7"], stale },
    { path, name: "kernelSize-max", typed: "99999", says: ["20000", "799992"], stale }, // 99999 * 4 * 2,
    { path, name: "outChannels", typed: "0", says: ["1", "0"], stale },
    { path, name: "outChannels", typed: "9007199254740991", says: ["2^53"], stale },
  ]),
)("on /$path “$typed” in $name gets a sentence, and the last answer stays", async (mistake) => {
  const { page, complaints, box, rows, complaint } = await openSolver(mistake.path);
  const before = await rows();
  const typed = await box(mistake.name).inputValue();
  await box(mistake.name).fill(mistake.typed);
  const sentence = await complaint(mistake.name.replace(/-.*/, ""));
  for (const word of mistake.says) expect(sentence).toContain(word);
  expect(await box(mistake.name).getAttribute("aria-invalid")).toBe("true");
  expect(await box("padding-min").getAttribute("aria-invalid")).toBeNull();
  expect(await page.locator(".stale").innerText()).toContain(mistake.stale);
  expect(await rows()).toEqual(before);
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  await box(mistake.name).fill(typed);
  expect(await page.locator(".error:visible").count()).toBe(0);
  expect(await page.locator(".stale").isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

test.each([
  { path: "solver/", says: "Window 3 × 3, stride 2, padding 1, dilation 1" },
  { path: "zh-cn/solver/", says: "窗口3 × 3，步幅2，填充1，膨胀率1" },
])(
  "on /$path a pooling has its rows and words, and opens in the calculator as it is",
  async ({ path, says }) => {
    const { page, complaints, box, rows, row } = await openSolver(path);
    await page.locator("[name=kind]").selectOption("max-pooling");
    await box("from").fill("112");
    await box("to").fill("56");
    // torchvision's ResNet: 112 + 2 - 3 = 111; no parameters stand beside a pooling
    expect((await rows())[0]).toMatch(/^3 × 3 2 1 1 0$/);
    for (const gone of ["outChannels", "bias", "outputPadding-min"])
      expect(await page.locator(`[name="${gone}"]`).isVisible(), gone).toBe(false);
    await row(says).getByRole("button").click();
    await page.locator(".open + .why").waitFor();
    expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
    await page.locator(".open + .why a").click();
    await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
    expect(await page.locator("[data-out=output]").innerText()).toBe("3 × 56 × 56");
    expect(complaints).toEqual([]);
  },
);

test("a pooling of stride 1 opens with it, though its stride is its kernel where nothing is told", async () => {
  const { page, row } = await openSolver("solver/?kind=max-pooling&from=56&to=56");
  await row("Window 3 × 3, stride 1, padding 1, dilation 1").getByRole("button").click();
  await page.locator(".open + .why a").click();
  await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
  expect(await page.locator("[data-out=output]").innerText()).toBe("3 × 56 × 56");
});

test("a shape that is typed asks for one size an axis, and for as many axes", async () => {
  const { page, box, rows, row } = await openSolver("solver/?rank=1");
  await box("from").fill("224 x 112");
  expect(await page.locator("[name=rank]").inputValue()).toBe("2");
  await box("to").fill("112 x 56");
  expect((await rows())[0]).toMatch(/^3 × 3 2 1 1 1,792 10,838,016 0$/); // 3*3*3*64 * 112*56
  await page.locator("[name=same]").check();
  // 111*2 + 3 - 224 and 55*2 + 3 - 112: one each, which stands after
  expect(await rows()).toContainEqual(expect.stringMatching(/^3 × 3 2 0 \+ 1 1 1,792 10,838,016 same 0$/));
  const opened = row("Kernel 3 × 3, stride 2, padding same, dilation 1");
  await opened.getByRole("button").click();
  await page.locator(".open + .why").waitFor();
  expect(await page.locator(".open + .why").innerText()).toMatch(/, H[\s\S]*, W/);
  await page.locator(".open + .why a").click();
  await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
  expect(await page.locator("[data-out=output]").innerText()).toBe("64 × 112 × 56");
});

test("on a phone the count, the first answer and a refusal stand at the foot of the screen while the form is filled in", async () => {
  const { page, box } = await openSolver("solver/", { viewport: { width: 390, height: 844 } });
  await box("from").scrollIntoViewIfNeeded();
  await box("from").fill("56");
  await box("to").fill("28");
  const inSight = async (selector: string) => {
    const { y, height } = (await page.locator(selector).boundingBox()) as { y: number; height: number };
    return y >= 0 && y + height <= 844;
  };
  expect(await page.locator(".bar [data-out=first]").innerText()).toBe(
    "First: Kernel 3 × 3, stride 2, padding 1, dilation 1.",
  );
  for (const seen of ["input[name=from]", "[data-out=count]", "[data-out=first]"])
    expect(await inSight(seen)).toBe(true);
  await box("to").fill("x");
  for (const seen of ["input[name=to]", "#to-error", ".bar .stale"]) expect(await inSight(seen)).toBe(true);
});

test("the address holds the question, and opens on it again", async () => {
  const { page, box, rows } = await openSolver("solver/");
  await box("from").fill("227");
  await box("to").fill("55");
  await box("kernelSize-max").fill("11");
  await expect.poll(() => page.evaluate(() => location.search)).toBe("?from=227&to=55&kernelSize-max=11");
  const before = await rows();
  await page.reload();
  expect(await box("kernelSize-max").inputValue()).toBe("11");
  expect(await rows()).toEqual(before);
  await page.locator("[data-action=reset]").click();
  await expect.poll(() => page.evaluate(() => location.search)).toBe("");
  for (const row of from224) expect(await rows()).toContainEqual(expect.stringMatching(row));
});

test.each([
  ["solver/?from=224&to=112", true],
  ["solver/?from=%3Cb%3E&to=1e9", false],
  ["solver/?kind=nothing&rank=9&from=８&to=４", true],
])("/%s, as others may write it, opens without a fault", async (path, holds) => {
  const { page, complaints, rows } = await openSolver(path);
  expect((await rows()).length).toBeGreaterThan(0);
  expect(await page.locator(".stale").isVisible()).toBe(!holds);
  expect(complaints).toEqual([]);
});

test("the link is copied, and that is said", async () => {
  const { page, box } = await openSolver("solver/", { permissions: ["clipboard-read", "clipboard-write"] });
  await box("from").fill("225");
  await page.locator("[data-action=link]").click();
  await page.getByRole("status").filter({ hasText: "Copied." }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test("of many solutions the first stand there, and how many more follow is said", async () => {
  const { box, rows, count } = await openSolver("solver/");
  await box("from").fill("10");
  await box("to").fill("10");
  await box("stride-max").fill("1");
  await box("dilation-max").fill("1");
  await box("padding-max").fill("99");
  await box("kernelSize-max").fill("199");
  // every odd kernel from 1 to 199, padded by half of what it spans
  expect(await rows()).toHaveLength(40);
  expect(await count()).toContain("100");
  expect(await count()).toContain("60");
});

test.each(languages)("on /%s each other question has its answer", async (path) => {
  const { page, rows } = await openSolver(path);
  const links = page.locator(".tries a");
  for (let at = 0; at < (await links.count()); at++) {
    await links.nth(at).click();
    await page.locator("input[name=from]:enabled").waitFor();
    const text = await links.nth(at).innerText();
    expect(text).toContain(`${await page.locator("[name=from]").inputValue()} `);
    expect((await rows()).length).toBeGreaterThan(0);
  }
});

test("no derivation makes a narrow page scroll sideways", async () => {
  const { page, box } = await openSolver("solver/?from=1000000&to=500000&dilation-min=2", {
    viewport: { width: 320, height: 640 },
  });
  await page.locator("[data-row] button").last().click();
  await page.locator(".open + .why").waitFor();
  await box("outChannels").fill("1000");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
