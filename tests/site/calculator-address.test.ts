import { expect, test } from "vitest";
import { addressOf, listen, rested, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

test.each(["calculator/", "zh-cn/calculator/", ""])(
  "on /%s every setting is in the address, and opening it again gives the same",
  async (path) => {
    const page = await openPage();
    const calculator = await openCalculator(page, path);
    await calculator.choose("rank", "2");
    await calculator.tick("perAxis", true);
    await calculator.choose("paddingMode", "sides");
    const typed = {
      "inputSize-h": "30",
      "inputSize-w": "31",
      inChannels: "8",
      outChannels: "12",
      "kernelSize-h": "3",
      "kernelSize-w": "5",
      "stride-h": "2",
      "stride-w": "1",
      "padding-h": "1",
      "padding-w": "0",
      "paddingAfter-h": "2",
      "paddingAfter-w": "4",
      "dilation-h": "1",
      "dilation-w": "2",
      groups: "4",
    };
    for (const [name, value] of Object.entries(typed)) await calculator.field(name).fill(value);
    await calculator.tick("bias", false);
    // floor((30 + 3 - 3)/2) + 1 = 16; 31 + 4 - (2*4 + 1) + 1 = 27; 3*5*2*12 = 360; 360*432
    const answer = ["12 × 16 × 27", "360", "155,520"];
    expect(await calculator.answer()).toEqual(answer);

    await rested(page);
    await page.reload();
    expect(await calculator.answer()).toEqual(answer);
    for (const [name, value] of Object.entries(typed))
      expect(await calculator.field(name).inputValue()).toBe(value);
    expect(await calculator.field("bias").isChecked()).toBe(false);
    expect(await calculator.field("perAxis").isChecked()).toBe(true);
    expect(await calculator.root.locator("select[name=paddingMode]").inputValue()).toBe("sides");
  },
);

test("a link into the calculator gives its layer", async () => {
  const calculator = await openCalculator(
    await openPage(),
    "calculator/?rank=3&inputSize-d=4&inChannels=5&outChannels=4&kernelSize-w=2",
  );
  expect(await calculator.answer()).toEqual(["4 × 3 × 9 × 9", "164", "38,880"]);
});

test("an example's own link opens its layer in the calculator", async () => {
  const page = await openPage();
  await page.goto(addressOf("zh-cn/examples/conv1d-causal-dilated/"));
  await page.locator("a[href*='calculator/?']").click();
  const shape = page.locator("[data-out=output]");
  await shape.filter({ hasText: "32 × 16" }).waitFor();
  expect(await page.locator("[data-out=parameters]").innerText()).toBe("2,080"); // 2*32*32 + 32
  expect(new URL(page.url()).pathname).toBe("/zh-cn/calculator/");
});

test.each([
  "?kernelSize-w=<img src=x onerror=alert(1)>&inputSize-h=%00",
  "?kernelSize-w=%3Csvg%2Fonload%3Dalert(1)%3E&inChannels=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
  "?inputSize-w=javascript:alert(1)&kernelSize-w={{1}}&padding-w=%27;alert(1)//&groups=%E2%80%AE",
])("what a hostile address %s holds stands there as text, and nothing runs", async (query) => {
  const page = await openPage();
  const complaints = listen(page);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const planted = () =>
    page.locator(".calculator :is(img, iframe, script:not([type='application/json']))").count();
  const calculator = await openCalculator(page, `calculator/${query}`);
  expect(await planted()).toBe(0);
  expect(dialogs).toEqual([]);
  expect(complaints).toEqual([]);
  const kernel = new URLSearchParams(query).get("kernelSize-w") as string;
  expect(await calculator.field("kernelSize-w").inputValue()).toBe(kernel);
  expect(await calculator.complaint("kernelSize-w")).toContain(kernel);
  expect(await calculator.isStale()).toBe(true);
  expect(await calculator.answer()).toEqual(["5 × 8 × 8", "140", "8,640"]);
});

test("a link that asks for a choice there is not leaves the page's own", async () => {
  const page = await openPage();
  const complaints = listen(page);
  const calculator = await openCalculator(
    page,
    "calculator/?rank=9&paddingMode=reflect&__proto__=x&outChannels=6",
  );
  expect(await calculator.answer()).toEqual(["6 × 8 × 8", "168", "10,368"]); // 28*6; 162*64
  expect(await calculator.root.locator("select[name=rank]").inputValue()).toBe("2");
  expect(await calculator.root.locator("select[name=paddingMode]").inputValue()).toBe("number");
  expect(complaints).toEqual([]);
});

test("reset goes back to the page's own layer and clears the address", async () => {
  const page = await openPage();
  const calculator = await openCalculator(
    page,
    "calculator/?inputSize-w=20&inChannels=x&kernelSize-w=4&bias=",
  );
  await calculator.root.getByRole("button", { name: "Reset" }).click();
  expect(await calculator.answer()).toEqual(["5 × 8 × 8", "140", "8,640"]);
  expect(await calculator.isStale()).toBe(false);
  expect(await calculator.complaint("inChannels")).toBe("");
  expect(await calculator.field("bias").isChecked()).toBe(true);
  expect(page.url()).toBe(addressOf("calculator/"));
});

test.each([
  ["calculator/", "Copy link", "Copied."],
  ["zh-cn/calculator/", "复制链接", "已复制。"],
])("the button on /%s copies the link, which opens the same layer", async (path, name, said) => {
  const page = await openPage(clipboard);
  const calculator = await openCalculator(page, path);
  await calculator.field("outChannels").fill("7");
  await calculator.root.getByRole("button", { name, exact: true }).click();
  await calculator.root.getByRole("status").filter({ hasText: said }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  const again = await openPage();
  await again.goto(link);
  expect(await again.locator("[data-out=parameters]").innerText()).toBe("196"); // 27*7 + 7
});

test.each([
  ["PyTorch", "from torch import nn\n\nnn.Conv2d(3, 7, kernel_size=3)"],
  ["Keras", "import keras\n\nkeras.Sequential([keras.Input((10, 10, 3)), keras.layers.Conv2D(7, 3)])"],
] as const)("the button beside %s copies its code as it stands", async (framework, code) => {
  const page = await openPage(clipboard);
  const calculator = await openCalculator(page);
  await calculator.field("outChannels").fill("7");
  await calculator.framework(framework).getByRole("button").click();
  await calculator.root.getByRole("status").filter({ hasText: "Copied." }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test("where copying is not allowed, the calculator says what to do", async () => {
  const page = await openPage();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
  });
  const calculator = await openCalculator(page);
  await calculator.root.getByRole("button", { name: "Copy link" }).click();
  await calculator.root.getByRole("status").filter({ hasText: "Could not copy" }).waitFor();
});

test("a lesson's calculator shows the fields its text speaks of, and any other that a link changes", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page, "lessons/convolution-over-a-volume/?stride-w=2");
  expect(await calculator.answer()).toEqual(["5 × 4 × 4", "140", "2,160"]); // floor((10 - 3)/2) + 1; 135*16
  expect(await calculator.field("stride-w").isVisible()).toBe(true);
  expect(await calculator.field("dilation-w").isVisible()).toBe(false);
  await calculator.field("outChannels").fill("6");
  // The whole layer goes along to the calculator that has every field.
  await rested(page);
  await calculator.root.locator("[data-all-fields]").click();
  await page.locator("vc-layer-calculator input[name=inChannels]:enabled").waitFor();
  expect(await page.locator("[data-out=output]").innerText()).toBe("6 × 4 × 4");
});

test("two calculators of a page keep their own addresses, and a reload restores each", async () => {
  const page = await openPage();
  // A page of a lesson with its calculator twice, as a lesson may have it.
  await page.route("**/lessons/convolution-over-a-volume/*", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const [widget = ""] = /<vc-calculator[\s\S]*?<\/vc-calculator>/.exec(html) ?? [];
    const other = widget.replaceAll("calculator-conv2d-rgb-5-kernels", "second");
    await route.fulfill({ response, body: html.replace(widget, widget + other) });
  });
  await page.goto(addressOf("lessons/convolution-over-a-volume/?outChannels=6"));
  const [first, second] = [page.locator("vc-calculator").first(), page.locator("vc-calculator").last()];
  const parameters = async () => [
    await first.locator("[data-out=parameters]").innerText(),
    await second.locator("[data-out=parameters]").innerText(),
  ];
  expect(await parameters()).toEqual(["168", "140"]); // 28*6; 28*5
  await second.locator("input[name=outChannels]").fill("7");
  await first.locator("input[name=inChannels]").fill("1");
  expect(await parameters()).toEqual(["60", "196"]); // 10*6; 28*7
  await rested(page);
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({
    inChannels: "1",
    outChannels: "6",
    "second.outChannels": "7",
  });
  await page.reload();
  expect(await parameters()).toEqual(["60", "196"]);
  await second.locator("[data-action=reset]").click();
  expect(await parameters()).toEqual(["60", "140"]);
  expect(new URL(page.url()).search).toBe("?inChannels=1&outChannels=6");
});
