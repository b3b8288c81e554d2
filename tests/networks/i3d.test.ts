import { expect, test } from "vitest";
import { networkOf, summarize } from "../../src/networks/index.ts";

const { rows } = summarize(networkOf("i3d"));

/** What an element of a layer sees of the frames, the height and the width. */
function seen(at: string): readonly number[] {
  const field = rows.find(({ name }) => name === at)?.receptiveField;
  if (field === undefined || field === "all") throw new Error(`no receptive field at ${at}`);
  return field.map(({ size }) => size);
}

// Carreira and Zisserman 2017, figure 3, at the ends of its poolings. It goes on with 59, 219, 219 and 99, 539, 539, which
// is what four modules before the last pooling come to: 23 + 4 * 8 + 4 and 75 + 4 * 32 + 16. The figure draws five, and the
// authors' program has five, each of them 8 frames and 32 elements more.
test.each([
  ["pool2", [7, 11, 11]],
  ["pool3", [11, 27, 27]],
  ["pool4", [23, 75, 75]],
  ["pool5", [59 + 8, 219 + 32, 219 + 32]],
  ["pool6", [99 + 8, 539 + 32, 539 + 32]],
])("I3D at %s sees %o", (at, sizes) => {
  expect(seen(at)).toEqual(sizes);
});
