import { expect, test } from "vitest";
import { citedOf, noticesOf, versionPath } from "../../../components/citation/cited.ts";
import { numbersOf } from "../../../components/citation/numbers.ts";
import { newestOf, type Publication } from "../../../src/examples/ledger.ts";

const seed = newestOf("examples", "conv2d-rgb-5-kernels") as Publication;
const site = new URL("https://example.org");

test.each([
  ["en", "https://example.org/examples/conv2d-rgb-5-kernels/v1/", "version 1", "Worked example"],
  ["zh-cn", "https://example.org/zh-cn/examples/conv2d-rgb-5-kernels/v1/", "第1版", "例题"],
] as const)(
  "in %s a version is cited at its own address, in its language's words",
  (language, url, versionText, kind) => {
    expect(citedOf("examples", seed, language, site)).toMatchObject({
      ...{ label: "VC-X1", version: 1, url, versionText, kind, title: seed.title[language] },
    });
  },
);

test.each([undefined, new URL("https://volume-convolution.example")])(
  "a site that was not told where it is published (%s) gives no address to cite",
  (nowhere) => {
    expect(citedOf("examples", seed, "en", nowhere)).not.toHaveProperty("url");
  },
);

const words = { en: "A bias was left out.", "zh-cn": "漏算了一个偏置。" };
const second: Publication = { ...seed, version: 2, corrects: words };
const third: Publication = {
  ...seed,
  version: 3,
  withdrawn: { en: "Nobody needs it.", "zh-cn": "用不到了。" },
};

test("a version that was corrected says so, what was wrong, and leads to the newest", () => {
  const { told, newest } = noticesOf("examples", seed, "en", [seed, second]);
  expect(told).toEqual(["A later version corrects this one.", words.en]);
  expect(newest).toBe(second);
  expect(noticesOf("examples", second, "zh-cn", [seed, second])).toEqual({
    told: ["更正了上一版：漏算了一个偏置。"],
    newest: undefined,
  });
});

test("what was withdrawn says why, on its last page and on the one before, and leads nowhere", () => {
  const all = [seed, second, third];
  for (const version of [second, third]) {
    const { told, newest } = noticesOf("examples", version, "en", all);
    expect(told).toEqual(expect.arrayContaining(["This was withdrawn.", "Nobody needs it."]));
    expect(newest).toBeUndefined();
  }
});

test("a version nobody corrected says nothing", () => {
  expect(noticesOf("examples", seed, "en")).toEqual({ told: [], newest: undefined });
  expect(versionPath("networks", { id: "vgg-16", version: 2 })).toBe("networks/vgg-16/v2/");
});

test.each([
  ["en", "parameters", "output size"],
  ["zh-cn", "参数", "输出尺寸"],
] as const)("the numbers of a version stand under their names in %s", (language, parameters, outputSize) => {
  const numbers = new Map(numbersOf(seed, language).map(({ name, value }) => [name, value]));
  // 3*3*3*5 + 5 = 140; 10 - 3 + 1 = 8
  expect(numbers.get(parameters)).toBe("140");
  expect(numbers.get(outputSize)).toBe("8 × 8");
  for (const name of numbers.keys()) expect(name).not.toMatch(/[a-z][A-Z]/); // no field's own name
  const network = numbersOf(newestOf("networks", "vgg-16") as Publication, language);
  for (const { name } of network) expect(name).not.toMatch(/[a-z][A-Z]/);
});
