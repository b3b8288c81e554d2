import { expect, test } from "vitest";
import { shapeIn } from "../../src/frameworks/index.ts";

test("shapeIn puts the channels before the spatial axes or after them", () => {
  expect(shapeIn("channels-first", 3, [10, 20])).toEqual([3, 10, 20]);
  expect(shapeIn("channels-last", 3, [10, 20])).toEqual([10, 20, 3]);
  expect(shapeIn("channels-last", 5, [4])).toEqual([4, 5]);
});
