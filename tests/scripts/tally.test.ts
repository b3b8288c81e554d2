import { expect, test } from "vitest";
import { lastLine, single, table, total, vitestTally } from "../../scripts/tally.mjs";

test.each([
  ["all passed", { numPassedTests: 7, numFailedTests: 0 }, 0, { passed: 7, failed: 0 }],
  ["some failed", { numPassedTests: 5, numFailedTests: 2 }, 1, { passed: 5, failed: 2 }],
  ["coverage too low", { numPassedTests: 7, numFailedTests: 0 }, 1, { passed: 7, failed: 1 }],
  ["no test found", { numPassedTests: 0, numFailedTests: 0 }, 0, { passed: 0, failed: 1 }],
  ["no report", undefined, 1, { passed: 0, failed: 1 }],
])("vitestTally, %s", (_, report, status, tally) => {
  expect(vitestTally(report, status)).toEqual(tally);
});

test("the last line sums tests and single steps", () => {
  const sum = total([single(true), { passed: 40, failed: 2 }, single(false)]);
  expect(lastLine(sum)).toBe("41 passed, 3 failed");
});

test("the last line of nothing is all zeros", () => {
  expect(lastLine(total([]))).toBe("0 passed, 0 failed");
});

test("the table has one aligned line a step, and marks what failed and what took longer than it may", () => {
  const rows = [
    { name: "lint", tally: single(true), seconds: 0.52, budget: 10 },
    { name: "unit", tally: { passed: 1234, failed: 5 }, seconds: 61.04, budget: 61 },
  ];
  expect(table(rows).split("\n")).toEqual([
    "lint      1 passed    0 failed      0.5 s of  10",
    "unit   1234 passed    5 failed     61.0 s of  61  over budget  FAILED",
  ]);
});
