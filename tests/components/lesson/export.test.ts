import { expect, test } from "vitest";
import { bibtexOf, citationOf, exportExample } from "../../../components/lesson/export.ts";
import { exampleOf } from "../../../src/examples/index.ts";

const seed = exampleOf("conv2d-rgb-5-kernels");
const site = new URL("https://example.org");

test("an example is published with its layer, what follows from it, and each formula in letters and numbers", () => {
  const exported = exportExample(seed, "en", site);
  expect(exported).toMatchObject({
    id: "conv2d-rgb-5-kernels",
    address: "https://example.org/examples/conv2d-rgb-5-kernels/",
    layer: {
      inputSize: [10, 10],
      inChannels: 3,
      outChannels: 5,
      kernelSize: [3, 3],
      padding: [
        [0, 0],
        [0, 0],
      ],
    },
    outputSize: [8, 8],
    outputChannels: 5,
    parameters: 140,
    macs: 8640,
    licence: "CC-BY-4.0",
  });
  expect(exported.steps.find(({ quantity }) => quantity === "parameters")).toMatchObject({
    symbol: "n",
    formula: "k_h*k_w*C_in*C_out + C_out",
    numbersPutIn: "3*3*3*5 + 5",
    values: { k_h: 3, k_w: 3, C_in: 3, C_out: 5 },
    value: 140,
  });
});

test("where the site's address is not known, an example has its path", () => {
  expect(exportExample(seed, "zh-cn", undefined).address).toBe("/zh-cn/examples/conv2d-rgb-5-kernels/");
});

test("an example is cited by title, id and address", () => {
  expect(citationOf(seed, "en", site).text).toBe(
    "Volume Convolution. Conv2D over a small colour image (conv2d-rgb-5-kernels). https://example.org/examples/conv2d-rgb-5-kernels/",
  );
  expect(citationOf(seed, "zh-cn", site).text).toBe(
    "卷积手记. Conv2D：小彩色图像 (conv2d-rgb-5-kernels). https://example.org/zh-cn/examples/conv2d-rgb-5-kernels/",
  );
});

test("its BibTeX is one entry whose braces close", () => {
  const { bibtex } = citationOf(seed, "en", site);
  expect(bibtex).toMatch(/^@misc\{volume-convolution-conv2d-rgb-5-kernels,\n/);
  expect(bibtex).toContain("\\url{https://example.org/examples/conv2d-rgb-5-kernels/}");
  const depth = [...bibtex].reduce((level, sign) => level + Number(sign === "{") - Number(sign === "}"), 0);
  expect(depth).toBe(0);
});

test("bibtexOf gives one entry, its key after the id, braces around what BibTeX must leave as it is", () => {
  const cited = {
    id: "vgg-16",
    title: "VGG-16",
    siteName: "Volume Convolution",
    url: "https://example.org/networks/vgg-16/",
    noun: "Network",
  };
  expect(bibtexOf(cited)).toBe(
    `@misc{volume-convolution-vgg-16,
  title        = {VGG-16},
  author       = {{Volume Convolution}},
  howpublished = {\\url{https://example.org/networks/vgg-16/}},
  note         = {Network vgg-16}
}`,
  );
});
