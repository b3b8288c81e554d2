import { expect, test } from "vitest";
import {
  answered,
  due,
  nothingDone,
  type Progress,
  progressText,
  readProgress,
} from "../../src/practice/index.ts";

const answer = (progress: Progress, exercise: string, wasRight: boolean, day: number) =>
  answered(progress, exercise, "padding", wasRight, day);

test("what was missed comes again after three others, then after 1, 3, 7 and 21 days, then no more", () => {
  let progress = answer(nothingDone, "a", false, 100);
  for (const other of ["b", "c", "d"]) {
    expect(due(progress, 100)).toBeUndefined();
    progress = answer(progress, other, true, 100);
  }
  let day = 100;
  for (const wait of [1, 3, 7, 21]) {
    expect(due(progress, day)?.exercise).toBe("a");
    progress = answer(progress, "a", true, day);
    for (const other of ["b", "c", "d"]) progress = answer(progress, other, true, day);
    expect(due(progress, day + wait - 1)).toBeUndefined();
    day += wait;
  }
  expect(due(progress, day)?.exercise).toBe("a");
  expect(answer(progress, "a", true, day).cards).toEqual([]);
});

test("what is missed again begins again, and the longest waiting comes first", () => {
  let progress = answer(answer(nothingDone, "a", false, 1), "b", false, 2);
  expect(due(progress, 10)?.exercise).toBe(undefined); // too few others yet
  for (const other of ["c", "d", "e"]) progress = answer(progress, other, true, 2);
  expect(due(progress, 10)?.exercise).toBe("a");
  progress = answer(answer(progress, "a", true, 2), "a", false, 9);
  expect(progress.cards.find(({ exercise }) => exercise === "a")).toMatchObject({ box: 0, day: 9 });
  expect(progress.skills.padding).toEqual([4, 7]);
});

test("progress is read back as it was kept; anything else is nothing done", () => {
  const progress = answer(nothingDone, "a", false, 1);
  expect(readProgress(progressText(progress))).toEqual(progress);
  const bad = [
    null,
    "",
    "null",
    "[]",
    "{}",
    '{"turns":-1,"skills":{},"cards":[]}',
    '{"turns":1,"skills":{"a":[2,1]},"cards":[]}',
  ];
  const cards = ['{"exercise":1}', "null", '{"exercise":"a","box":9,"day":1,"turn":1}'].map(
    (card) => `{"turns":1,"skills":{},"cards":[${card}]}`,
  );
  for (const text of [...bad, ...cards]) expect(readProgress(text)).toEqual(nothingDone);
});
