import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runSteps } from "../../scripts/schedule.mjs";

// Which of two steps ends first must not hang on how busy the machine is.
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs steps that take so many milliseconds each, and tells when each began and ended, and which ran beside it. */
async function follow(
  steps: readonly { name: string; lasts: number; after?: readonly string[]; alone?: boolean }[],
  lanes: number,
) {
  const told: string[] = [];
  const running = runSteps(
    steps.map(({ lasts, ...step }) => ({
      ...step,
      run: async () => {
        told.push(`+${step.name}`);
        await new Promise((resolve) => setTimeout(resolve, lasts));
        told.push(`-${step.name}`);
        return step.name;
      },
    })),
    lanes,
  );
  await vi.runAllTimersAsync();
  return { told: told.join(" "), results: await running };
}

test("two lanes run two steps at a time, in the order of the list, and a free lane takes the next", async () => {
  const steps = [
    { name: "long", lasts: 150 },
    { name: "a", lasts: 20 },
    { name: "b", lasts: 20 },
  ];
  const { told, results } = await follow(steps, 2);
  expect(told).toBe("+long +a -a +b -b -long");
  expect(results).toEqual(["long", "a", "b"]);
  expect((await follow(steps, 1)).told).toBe("+long -long +a -a +b -b");
});

test("a step waits for those it comes after, and what is not asked for is not waited for", async () => {
  const site = { name: "site", lasts: 10, after: ["build"] };
  const steps = [
    site,
    { name: "build", lasts: 50 },
    { name: "lint", lasts: 10 },
    { name: "unit", lasts: 20 },
  ];
  expect((await follow(steps, 2)).told).toBe("+build +lint -lint +unit -unit -build +site -site");
  expect((await follow([site], 2)).told).toBe("+site -site");
});

test("a step that must be alone runs when all others are done, wherever it stands", async () => {
  const steps = [
    { name: "timing", lasts: 10, alone: true },
    { name: "bench", lasts: 10, alone: true },
    { name: "a", lasts: 10 },
    { name: "b", lasts: 50, after: ["a"] },
  ];
  expect((await follow(steps, 4)).told).toBe("+a -a +b -b +timing -timing +bench -bench");
});

test("an error that a step does not catch is the whole run's", async () => {
  const run = () => Promise.reject(new Error("no such program"));
  await expect(runSteps([{ name: "a", run }], 2)).rejects.toThrow("no such program");
});
