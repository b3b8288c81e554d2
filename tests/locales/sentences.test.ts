import { expect, test } from "vitest";
import { sentenceFaults } from "./sentences.ts";

test.each([
  ["Stride must be a whole number; got undefined.", "en"],
  ["Output NaN.", "en"],
  ["Got [object Object].", "en"],
  ["Got {nothing}.", "en"],
  [" Space before.", "en"],
  ["步幅 must be whole.", "en"],
  ["Stride，then padding.", "en"],
  ["步幅 should be whole。", "zh-cn"],
  ["步幅应为整数, 现在是三。", "zh-cn"],
  ["步幅(stride)应为整数。", "zh-cn"],
  ["请换一个数.", "zh-cn"],
] as const)("sentenceFaults reports %j in %s", (bad, language) => {
  expect(sentenceFaults(bad, language)).not.toEqual([]);
});

test.each([
  ["Stride must be a whole number; got “3.5”. Type digits alone, such as 3.", "en"],
  ["步幅应为整数，现在是“3.5”。请只填数字，例如 3。", "zh-cn"],
  ["输出 5 × 8 × 8；参数 140 个；乘加运算 8,640 次。", "zh-cn"],
  ["用 TensorFlow 时，Keras 3.15.1 会这样做。", "zh-cn"],
] as const)("sentenceFaults lets %j pass in %s", (good, language) => {
  expect(sentenceFaults(good, language)).toEqual([]);
});
