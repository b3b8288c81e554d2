import { expect, test } from "vitest";
import { shapeIn, shapeTuple } from "../../src/frameworks/channel-order.ts";

test("shapeIn puts the channels before the spatial axes or after them", () => {
  expect(shapeIn("channels-first", [3, 10, 20])).toEqual([3, 10, 20]);
  expect(shapeIn("channels-last", [3, 10, 20])).toEqual([10, 20, 3]);
  expect(shapeIn("channels-last", [5, 4])).toEqual([4, 5]);
});

test("shapeTuple writes a shape as Python does", () => {
  expect(shapeTuple("channels-first", 5, [8, 8])).toBe("(5, 8, 8)");
  expect(shapeTuple("channels-last", 5, [8, 8])).toBe("(8, 8, 5)");
});
