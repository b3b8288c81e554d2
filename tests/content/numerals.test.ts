import { expect, test } from "vitest";
import { lessons } from "./lesson.ts";
import { bareNumerals } from "./numerals.ts";

test.each(lessons)("$language/$name writes no numeral of its own", ({ text }) => {
  expect(bareNumerals(text)).toEqual([]);
});

test.each([
  "It has 140 parameters.",
  "输入有３个通道。",
  "A kernel of size 3 × 3.",
  "A kernel of size 1 × 1.",
  "It has `140` parameters.",
  "See [the layer with 96 kernels](../x/).",
  "VGG-16 does it.",
  "Conv4D is no name.",
  "Said in 2016.", // a year outside a margin note
  "<Aside>It has 140 parameters.</Aside>",
  '<Exercise of="a" quantity="macs">\n\nHow many in 10 images?\n\n</Exercise>',
])("bareNumerals reports %j", (bad) => {
  expect(bareNumerals(`---\ntitle: A\norder: 1\n---\n\n${bad}\n`)).toHaveLength(1);
});

test("bareNumerals reads titles, questions and descriptions too", () => {
  expect(bareNumerals('---\ntitle: The 5 kernels\norder: 2\nquestion: "Why 7?"\n---\n')).toEqual([
    "The 5 kernels",
    "Why 7?",
  ]);
});

test.each([
  '<Value of="conv2d-rgb-5-kernels" quantity="inputSize" axis={0} />',
  "Set the channels to `1`: a 1 × 1 convolution.",
  "Conv2D, `nn.Conv2d`, a 3-D array and the CS231n notes.",
  "Next, [a lesson](../conv2d-5/).",
  "<Aside>[Keras issue #4546](https://github.com/keras-team/keras/issues/4546), 2016.</Aside>",
])("bareNumerals lets %j pass", (good) => {
  expect(bareNumerals(`---\ntitle: A\norder: 1\n---\n\n${good}\n`)).toEqual([]);
});
