import { describe, expect, test } from "vitest";
import { amountOf, grouped, writeAmount } from "../../../components/lesson/quantity.ts";
import { exampleOf } from "../../../src/examples/index.ts";

const image = exampleOf("conv2d-rgb-5-kernels");
const video = exampleOf("conv3d-video-5-kernels");
const grouping = exampleOf("conv2d-32-channels-64-kernels-4-groups");

describe("amountOf(example, request) is a number of the example", () => {
  // biome-ignore format: a table
  test.each([
    // a [3, 10, 10] image, five kernels of 3 x 3
    [image,    { quantity: "parameters" },            140],
    [image,    { quantity: "kernelWeights" },         27],
    [image,    { quantity: "outputSize" },            [8, 8]],
    [image,    { quantity: "outputSize", axis: 1 },   8],
    [image,    { quantity: "inChannels" },            3],
    [image,    { quantity: "kernelSize" },            [3, 3]],
    [image,    { quantity: "stride", axis: 0 },       1],
    [image,    { quantity: "inputShape" },            [3, 10, 10]],
    [image,    { quantity: "outputShape" },           [5, 8, 8]],
    [image,    { quantity: "outputShape", axis: 0 },  5],
    [image,    { quantity: "kernelShape" },           [3, 3, 3]],
    [image,    { quantity: "weightShape" },           [5, 3, 3, 3]],
    [image,    { misreading: "flat-kernels" },        45],
    [image,    { misreading: "one-flat-kernel" },     9],
    // a [3, 7, 60, 40] video, five kernels of 4 x 7 x 7
    [video,    { quantity: "inputSize", axis: 0 },    7],
    [video,    { quantity: "outputShape" },           [5, 4, 54, 34]],
    // [32, 28, 28] in four groups: each kernel spans eight channels
    [grouping, { quantity: "kernelShape" },           [8, 3, 3]],
    [grouping, { quantity: "groups" },                4],
  ])("%#: $id, %j", (example, request, amount) => {
    expect(amountOf(example, request)).toEqual(amount);
  });
});

describe("writeAmount(amount, as, lang) writes it as a reader of the language would", () => {
  // biome-ignore format: a table
  test.each([
    [38880,          {},                                        "en",      "38,880"],
    [38880,          {},                                        "zh-Hans", "38,880"],
    [140,            { as: "digits" },                          "en",      "140"],
    [5,              { as: "words" },                           "en",      "five"],
    [2,              { as: "words" },                           "zh-Hans", "两"],
    [0,              { as: "words" },                           "en",      "no"],
    [12,             { as: "words" },                           "en",      "twelve"],
    [13,             { as: "words" },                           "en",      "13"],
    [[8, 8],         {},                                        "en",      "8 × 8"],
    [[3, 10, 10],    { as: "tuple" },                           "en",      "(3, 10, 10)"],
    [[3, 10, 10],    { as: "tuple", order: "channels-last" },   "en",      "(10, 10, 3)"],
    [[4, 3, 9, 9],   { order: "channels-last" },                "zh-Hans", "3 × 9 × 9 × 4"],
    [[60],           { as: "tuple" },                           "en",      "(60,)"],
  ] as const)("%j as %j in %s is %s", (amount, request, lang, text) => {
    expect(writeAmount(amount, request, lang)).toBe(text);
  });
});

test("grouped writes every digit of the largest count there is", () => {
  expect(grouped(9_007_199_254_740_991, "en")).toBe("9,007,199,254,740,991");
});
