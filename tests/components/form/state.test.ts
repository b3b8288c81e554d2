import { expect, test } from "vitest";
import { readText, sizesIn, stepped } from "../../../components/form/state.ts";

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

test("stepped(text, key, least) stops at the least that is allowed", () => {
  expect(stepped("1", "ArrowDown", 1)).toBe("1");
  expect(stepped("12", "PageDown", 1)).toBe("2");
  expect(stepped("1,024", "ArrowUp")).toBe("1025");
});

// biome-ignore format: a table
test.each([
  ["224",     224],
  [" 224 ",   224],
  ["２２４",   224],
  ["1,024",   1024],
  ["1，024",   1024],
  ["1e3",     1000],
  ["1.5e3",   1500],
  ["1E+2",    100],
  ["-3",      -3],
  ["",        undefined],
  ["1,02",    "1,02"],
  ["1.5",     "1.5"],
  ["1e-3",    "1e-3"],
  ["1.55e1",  "1.55e1"],  // 15.5
  ["0x10",    "0x10"],
  ["three",   "three"],
])("readText(%j) is %j", (text, value) => {
  expect(readText(text)).toBe(value);
});

// biome-ignore format: a table
test.each([
  ["(224, 224)",  ["224", "224"]],
  ["224 x 224",   ["224", "224"]],
  ["224×112",     ["224", "112"]],
  ["224,224",     ["224", "224"]],
  ["[16 112 112]", ["16", "112", "112"]],
  ["(3,)",        []],
  ["1,024",       []],
  ["224",         []],
  ["224 x",       []],
  ["3 + 3",       []],
  ["",            []],
])("sizesIn(%j) is %j", (text, sizes) => {
  expect(sizesIn(text)).toEqual(sizes);
});
