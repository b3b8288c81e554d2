import fc from "fast-check";
import { expect, test } from "vitest";
import { line, rectangle, shortened } from "../../../components/picture/path.ts";

test.each([
  ["M0,0,0,132", "M0 0v132"],
  ["M-4,-4.5,20.3,-20.7", "M-4-4.5l24.3-16.2"],
  ["M0,0,10,0,10,5.5,0,5.5z", "M0 0h10v5.5h-10z"],
  ["M1,2,3,2M0.5,0,0.5,0.9", "M1 2h2M.5 0v.9"],
  ["", ""],
])("shortened(%s) is %s", (d, short) => {
  expect(shortened(d)).toBe(short);
});

test("a shortened path goes through the same points", () => {
  const tenths = fc.integer({ min: -3000, max: 3000 }).map((value) => value / 10);
  fc.assert(
    fc.property(fc.array(fc.tuple(tenths, tenths), { minLength: 2, maxLength: 6 }), (points) => {
      const d = line(...points.flat());
      expect(pointsOf(shortened(d))).toEqual(points.map(([x, y]) => [x + 0, y + 0]));
      expect(shortened(rectangle(1, 2, 3, 4))).toBe("M1 2h3v4h-3z");
    }),
  );
});

/** The points of a path of M, h, v and l, as the SVG specification has them. */
function pointsOf(d: string): readonly (readonly number[])[] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([Mhvl])([^Mhvlz]*)/g)].map(([, letter, text = ""]) => {
    const [a = 0, b = 0] = (text.match(/-?(\d+\.\d+|\.\d+|\d+)/g) ?? []).map(Number);
    if (letter === "M") [x, y] = [a, b];
    else [x, y] = [x + (letter === "v" ? 0 : a), y + (letter === "v" ? a : letter === "h" ? 0 : b)];
    [x, y] = [x, y].map((value) => Math.round(value * 10) / 10 + 0) as [number, number];
    return [x, y];
  });
}
