import { expect, test } from "vitest";
import { addressOf, listen, rested, useBrowser } from "./browser.ts";

const openPage = useBrowser();

async function open(path: string, options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path));
  const [ruler, groups] = [page.locator("vc-ruler"), page.locator("vc-groups")];
  return { page, complaints, ruler, groups };
}

test("a ruler: fields by keys, paddings by buttons, a bad number gets its sentence, and a link tells the same", async () => {
  const { page, complaints, ruler } = await open("lessons/same-padding/");
  await ruler.scrollIntoViewIfNeeded();
  const size = ruler.locator("fieldset:enabled [name=inputSize]");
  await size.waitFor();
  const said = ruler.locator("figcaption");
  const asked = ruler.locator("tr").first();
  expect(await asked.innerText()).toContain("PyTorch");
  expect(await asked.innerText()).toContain("Refuses same with a stride above 1.");
  await size.focus();
  await page.keyboard.press("ArrowUp");
  // 9 elements, 3 wide, stride 2: ceil(9/2) = 5, (5 - 1)*2 + 3 - 9 = 2
  expect(await said.innerText()).toContain("1 before and 1 after, 5 windows");
  await ruler.getByRole("button", { name: "causal" }).press("Enter");
  expect(await said.innerText()).toContain("causal: 2 before and 0 after, 5 windows");
  expect(await ruler.locator(".status").innerText()).toBe(await said.innerText());
  await rested(page);
  expect(page.url()).toContain("padding=causal");
  const place = () =>
    ruler.locator(".paddings").evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await place();
  await ruler.locator("[name=stride]").fill("0");
  expect(await ruler.locator("[data-field=stride] .error").innerText()).toMatch(/^Stride must be at least 1/);
  expect(await place()).toBe(before);
  await rested(page);
  const address = page.url();
  await page.goto(address);
  await ruler.scrollIntoViewIfNeeded();
  await ruler.locator("fieldset:enabled").waitFor();
  expect(await ruler.locator("[name=stride]").inputValue()).toBe("0");
  await ruler.getByRole("button", { name: "Reset" }).click();
  expect(await said.innerText()).toContain("same: 0 before and 1 after, 4 windows");
  expect(complaints).toEqual([]);
});

test("groups: the slider goes over the divisors, a channel is followed by pointer and key, a 1x1 is added", async () => {
  const { page, complaints, groups } = await open("zh-cn/lessons/groups-and-depthwise/");
  await groups.scrollIntoViewIfNeeded();
  const slider = groups.locator("fieldset:enabled [name=divisor]");
  await slider.waitFor();
  const told = groups.locator(".told");
  expect(await told.innerText()).toContain("通道倍数为4");
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  expect(await told.innerText()).toContain("普通卷积");
  await page.keyboard.press("ArrowRight");
  await groups.locator("circle[data-channel='11']").click();
  expect(await groups.locator("[name=n]").inputValue()).toBe("12");
  expect(await told.innerText()).toContain("第12个输出通道只由第3个输入通道算出");
  await groups.locator("[name=n]").focus();
  await page.keyboard.press("ArrowDown");
  expect(await told.innerText()).toContain("第11个输出通道");
  await groups.locator("[name=pointwise]").check();
  expect(await groups.locator(".compared tbody tr").count()).toBe(4);
  await groups.locator("[name=inChannels]").fill("4");
  expect(await groups.locator("[data-out=groups]").innerText()).toBe("2");
  await groups.locator("[name=outChannels]").fill("x");
  expect(await groups.locator("[data-field=outChannels] .error").innerText()).toContain("“x”");
  await rested(page);
  const address = page.url();
  await page.goto(address);
  await groups.scrollIntoViewIfNeeded();
  await groups.locator("fieldset:enabled").waitFor();
  expect(await groups.locator("[name=outChannels]").inputValue()).toBe("x");
  await groups.getByRole("button", { name: "还原" }).click();
  expect(await told.innerText()).toContain("通道倍数为4");
  expect(await groups.locator("[name=n]").inputValue()).toBe("1");
  expect(complaints).toEqual([]);
});

test.each(["play/", "zh-cn/play/"])(
  "/%s shows both finished without JavaScript, and nothing is wider than 320 px",
  async (path) => {
    const { page, ruler, groups } = await open(path, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    });
    expect(await ruler.locator("li b:visible").count()).toBe(6);
    expect(await ruler.locator("svg.windows").count()).toBe(1);
    expect(await groups.locator("circle").count()).toBe(18);
    for (const widget of [ruler, groups]) {
      expect(await widget.locator("button:visible, input:enabled").count()).toBe(0);
      expect(await widget.locator("noscript").isVisible()).toBe(true);
      const [box, inside] = [
        await widget.boundingBox(),
        await widget.evaluate(({ scrollWidth }) => scrollWidth),
      ];
      expect(inside).toBeLessThanOrEqual(Math.ceil(box?.width as number));
    }
    expect(await page.locator("vc-ruler, vc-groups").count()).toBe(2);
  },
);
