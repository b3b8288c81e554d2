import { expect, test } from "vitest";
import { frontmatterOf, namesOf, pairs } from "./lesson.ts";
import { disparities } from "./parity.ts";

test("every lesson is there in both languages", () => {
  expect(namesOf("zh-cn")).toEqual(namesOf("en"));
  expect(pairs.length).toBeGreaterThanOrEqual(4);
});

test.each(pairs)("$name tells the same in both languages", ({ en, zh }) => {
  expect(disparities(en, zh)).toEqual([]);
});

test("the lessons are numbered from one, without a gap", () => {
  const orders = pairs.map(({ en }) => Number(frontmatterOf(en).order)).sort();
  expect(orders).toEqual(pairs.map((_, index) => index + 1));
});

const lesson = (body: string, order = 1) => `---\ntitle: A\norder: ${order}\n---\n\n${body}\n`;
const good = lesson(
  '<Value of="a" quantity="macs" /> <Value of="a" quantity="stride" axis={0} />\n<Picture of="a">A.</Picture>\n[b](../b/)',
);

test("disparities reports nothing between a lesson and itself, nor for values in another order", () => {
  expect(disparities(good, good)).toEqual([]);
  const turned = lesson(
    '<Value of="a" quantity="stride" axis={0} /> <Value of="a" quantity="macs" as="words" />\n<Picture of="a">B.</Picture>\n[乙](../b/)',
  );
  expect(disparities(good, turned)).toEqual([]);
});

test.each([
  ["another order", good.replace("order: 1", "order: 2")],
  ["a link less", good.replace("[b](../b/)", "b")],
  ["a link to another page", good.replace("../b/", "../c/")],
  ["a value less", good.replace('<Value of="a" quantity="macs" />', "")],
  ["another value", good.replace('quantity="macs"', 'quantity="weights"')],
  ["another axis", good.replace("axis={0}", "axis={1}")],
  ["a misreading in place of a quantity", good.replace('quantity="macs"', 'misreading="flat"')],
  ["another picture", good.replace('<Picture of="a">', '<Picture of="b">')],
  ["a picture more", good.replace("[b]", '<Picture of="a">Again.</Picture>\n[b]')],
])("disparities reports %s", (_, bad) => {
  expect(disparities(good, bad)).not.toEqual([]);
});
