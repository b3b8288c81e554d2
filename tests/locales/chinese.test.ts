import { expect, test } from "vitest";
import { examples } from "../../src/examples/index.ts";
import { networkWordsOf, phrasesOf, solverWordsOf } from "../../src/locales/index.ts";
import { networks } from "../../src/networks/index.ts";
import { lessons } from "../content/lesson.ts";
import { chineseFaults } from "./chinese.ts";

/** Every text within words of the site; what is said by a function is said of marks. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return textsIn(words("甲", "乙", "丙"));
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

test.each([
  ["phrases", phrasesOf("zh-cn")],
  ["the words of networks", networkWordsOf("zh-cn")],
  ["the words of the solver", solverWordsOf("zh-cn")],
  ["variants of networks", networks.map(({ variant }) => variant?.["zh-cn"])],
  ["titles of examples", examples.map(({ title }) => title["zh-cn"])],
])("%s are written in the terms of the field", (_, words) => {
  const texts = textsIn(words);
  expect(texts.join("")).toMatch(/\p{Script=Han}/u);
  expect(texts.flatMap(chineseFaults)).toEqual([]);
});

test.each(lessons.filter(({ language }) => language === "zh-cn"))(
  "$name is written in the terms of the field",
  ({ text }) => {
    expect(chineseFaults(text)).toEqual([]);
  },
);

test.each([
  "这个体有三个通道",
  "输入体为 3 × 10 × 10",
  "大小为 3 × 3 的卷积核",
  '大小为<Value of="a" quantity="kernelSize" />的卷积核',
  "只有一格的卷积核",
  "一张数表",
  "逐深度卷积",
  "卷积核跨过全部通道",
  "参数 140 个",
  "乘加运算{macs}次",
  "程序停下来说",
  "步幅 2",
  "Keras的 Conv2D",
  "第一句。 第二句",
])("chineseFaults reports %s", (bad) => {
  expect(chineseFaults(bad)).not.toEqual([]);
});

test.each([
  "数据体有3个通道，一个立方体",
  "3 × 3卷积核",
  "卷积核贯穿所有通道",
  "140个参数，8,640次乘加",
  "逐通道卷积（depthwise，也译深度卷积）",
  "深度可分离卷积",
])("chineseFaults lets %s pass", (good) => {
  expect(chineseFaults(good)).toEqual([]);
});
