import { expect, test } from "vitest";
import { builtOf, rebuiltText } from "../../../components/network/summary.ts";
import type { Language } from "../../../src/citation.ts";
import type { Shape } from "../../../src/layers/index.ts";
import { networkWordsOf } from "../../../src/locales/index.ts";
import { networkOf, summarize } from "../../../src/networks/index.ts";

function on(id: string, shape: Shape, language: Language = "en") {
  const network = networkOf(id);
  const { live } = networkWordsOf(language);
  const summary = summarize(network, shape);
  return {
    parameters: summary.totals.parameters,
    says: rebuiltText(summary, builtOf(summarize(network)), live, language),
  };
}

// torchvision pools to 7 by 7 before its dense layers, whatever comes in: models/vgg.py, and 138,357,544 at 512 too.
test.each([
  ["vgg-16", 138_357_544],
  ["vgg-11", 132_863_336],
  ["vgg-19", 143_667_240],
  ["resnet-50", 25_557_032],
])("%s has the parameters of its own input at 512 by 512, and nothing is said", (id, parameters) => {
  expect(on(id, [3, 512, 512])).toEqual({ parameters, says: "" });
});

test("LeNet-5 at 36 by 36 has a dense layer that no framework would have built: 120 maps of 2 by 2 to 84", () => {
  // 480 * 84 + 84 = 40,404; 120 * 84 + 84 = 10,164
  const { says } = on("lenet-5", [1, 36, 36]);
  expect(says).toContain("F6 has 40,404 parameters, not the 10,164");
  expect(on("lenet-5", [1, 36, 36], "zh-cn").says).toContain("F6有40,404个参数，而不是原来的10,164个");
});

test("C3D on 32 frames, and VGG-16 on grey images, are said to be built anew", () => {
  expect(on("c3d", [3, 32, 112, 112]).says).toContain("fc6 has ");
  expect(on("vgg-16", [1, 224, 224]).says).toContain("conv1_1 has 640 parameters, not the 1,792");
});
