import { expect, test } from "vitest";
import { sentenceFaults } from "./sentences.ts";

test.each([
  ["Stride must be a whole number; got undefined.", "en"],
  ["Output NaN.", "en"],
  ["Got [object Object].", "en"],
  ["Got {nothing}.", "en"],
  [" Space before.", "en"],
  ["步幅must be whole.", "en"],
  ["Stride，then padding.", "en"],
  ["步幅should be whole。", "zh-cn"],
  ["步幅应为整数, 现在是三。", "zh-cn"],
  ["步幅(stride)应为整数。", "zh-cn"],
  ["请换一个数.", "zh-cn"],
] as const)("sentenceFaults reports %j in %s", (bad, language) => {
  expect(sentenceFaults(bad, language)).not.toEqual([]);
});

test.each([
  ["Stride must be a whole number; got “3.5”. Type digits alone, such as 3.", "en"],
  ["步幅应为整数，现在是“3.5”。请只填数字，例如3。", "zh-cn"],
  ["输出5 × 8 × 8；参数140个；乘加运算8,640次。", "zh-cn"],
  ["用TensorFlow时，Keras 3.15.1会这样做。", "zh-cn"],
] as const)("sentenceFaults lets %j pass in %s", (good, language) => {
  expect(sentenceFaults(good, language)).toEqual([]);
});
