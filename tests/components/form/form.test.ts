import { expect, test } from "vitest";
import { stepped, toldApart } from "../../../components/form/form.ts";

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

test("axes told apart start from the number they shared; the input's own sizes stay", () => {
  const state = {
    "inputSize-h": "7",
    "inputSize-w": "9",
    "stride-d": "1",
    "stride-h": "1",
    "stride-w": "3",
    groups: "2",
  };
  expect(toldApart(state)).toEqual({ ...state, "stride-d": "3", "stride-h": "3" });
});
