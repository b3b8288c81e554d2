import { expect, test } from "vitest";
import { textFaults } from "./texts.ts";

const text = (lang: string, text: string, foreign = false) => ({ text, lang, foreign });

test.each([
  [text("en", "NaN parameters"), "a value failed"],
  [text("en", "Output undefined × 8"), "a value failed"],
  [text("zh-Hans", "乘加运算Infinity次", true), "a value failed"],
  [text("en", "[object Object]", true), "a value failed"],
  [text("zh-Hans", "Choose a number between."), "English on a Chinese page"],
  [text("zh-Hans", "步幅must be at least one"), "English on a Chinese page"],
  [text("zh-Hans", "卷积3, 填充1"), "English punctuation"],
  [text("zh-Hans", "高度,宽度"), "English punctuation"],
  [text("en", "输出8 × 8"), "Chinese on an English page"],
])("textFaults reports %o", (bad, fault) => {
  expect(textFaults([text("en", "Output"), bad])).toEqual([expect.stringContaining(fault)]);
});

test.each([
  text("zh-Hans", "形状(5, 8, 8)，通道在前"),
  text("zh-Hans", "padding取valid、same、full之一"),
  text("zh-Hans", "Keras 3.15.1 (TensorFlow 2.21.0)"),
  text("zh-Hans", "A question on Conv3D channels", true),
  text("en", "A kernel spans every channel at once"),
])("textFaults lets %o pass", (good) => {
  expect(textFaults([good])).toEqual([]);
});
