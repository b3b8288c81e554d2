import { expect, test } from "vitest";
import { roundedText } from "../../../components/network/rounded.ts";

// biome-ignore format: a table
test.each([
  [0,              "0"],
  [999,            "999"],
  [1_000,          "1.00 K"],
  [25_557_032,     "25.6 M"],
  [4_089_184_256,  "4.09 G"],
  [999_999,        "1.00 M"],
  [340_000,        "340 K"],
  [5e15,           "5000 T"],
])("%d is %s", (count, text) => {
  expect(roundedText(count)).toBe(text);
});
