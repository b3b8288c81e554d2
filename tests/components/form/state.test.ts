import { expect, test } from "vitest";
import { stepped } from "../../../components/form/state.ts";

// biome-ignore format: a table
test.each([
  ["3",     "ArrowUp",   "4"],
  ["3",     "ArrowDown", "2"],
  ["3",     "PageUp",    "13"],
  ["30",    "PageDown",  "20"],
  ["3",     "PageDown",  "0"],   // never below nothing
  ["0",     "ArrowDown", "0"],
  ["",      "ArrowUp",   "1"],
  ["３",     "ArrowUp",   "4"],
  [" 3 ",   "ArrowUp",   "4"],
  ["3.5",   "ArrowUp",   undefined],
  ["three", "ArrowUp",   undefined],
  ["3",     "5",         undefined],
  ["3",     "Home",      undefined],
  ["9007199254740993", "ArrowUp", undefined], // no longer a number every digit of which is sure
])("stepped(%j, %s) is %j", (text, key, next) => {
  expect(stepped(text, key)).toBe(next);
});
