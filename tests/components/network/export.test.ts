import Ajv from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { networkTitle } from "../../../components/network/claims.ts";
import { exportNetwork } from "../../../components/network/export.ts";
import { networkSchema } from "../../../components/network/schema.ts";
import { phrasesOf } from "../../../src/locales/index.ts";
import { networkOf, networks, summarize } from "../../../src/networks/index.ts";

const addresses = {
  page: "https://example.org/networks/a/",
  schema: "https://example.org/networks/schema.json",
};
const validate = new Ajv({ allErrors: true }).compile(networkSchema(addresses.schema));
const exported = (id: string) => {
  const network = networkOf(id);
  return JSON.parse(JSON.stringify(exportNetwork(network, summarize(network), addresses)));
};

test.each(networks.map(({ id }) => id))("exportNetwork(%s) keeps to the published schema", (id) => {
  validate(exported(id));
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  [
    "a negative count",
    (file: ReturnType<typeof exported>) => ({ ...file, totals: { ...file.totals, macs: -1 } }),
  ],
  ["a name that nobody knows", (file: ReturnType<typeof exported>) => ({ ...file, total: 1 })],
  ["no layers", (file: ReturnType<typeof exported>) => ({ ...file, layers: [] })],
  [
    "a step without its formula",
    (file: ReturnType<typeof exported>) => {
      const [first, ...rest] = file.layers;
      return { ...file, layers: [{ ...first, steps: [{ ...first.steps[0], formula: undefined }] }, ...rest] };
    },
  ],
])("the schema refuses %s", (_, spoilt) => {
  expect(validate(JSON.parse(JSON.stringify(spoilt(exported("vgg-16")))))).toBe(false);
});

test("exportNetwork(VGG-16) holds the figures of torchvision and CS231n, and the formula that gave them", () => {
  const { totals, layers, outputShape } = exported("vgg-16");
  // torchvision 0.29.1, models/vgg.py: 138357544 parameters
  expect(totals.parameters).toBe(138_357_544);
  expect(outputShape).toEqual([1000]);
  const [first] = layers;
  // CS231n, VGGNet in detail: 3*3*3*64 = 1728 weights; with 64 biases 1792
  expect(first.parameters).toBe(1792);
  const step = first.steps.find(({ quantity }: { quantity: string }) => quantity === "parameters");
  expect(step).toMatchObject({ numbersPutIn: "3*3*3*64 + 64", value: 1792 });
});

test.each([
  ["vgg-16", "en", "VGG-16"],
  ["resnet-50-stride-on-1x1", "en", "ResNet-50, stride on the 1×1 convolution"],
  ["resnet-50-stride-on-1x1", "zh-cn", "ResNet-50，步幅在1×1卷积上"],
] as const)("networkTitle(%s) in %s tells its variant", (id, language, title) => {
  expect(networkTitle(networkOf(id), language)).toBe(title);
});

test.each(networks)(
  "the title of the page of $id is shown whole by a search, in both languages",
  (network) => {
    for (const language of ["en", "zh-cn"] as const)
      expect(
        `${networkTitle(network, language)} · ${phrasesOf(language).siteName}`.length,
      ).toBeLessThanOrEqual(70);
  },
);
