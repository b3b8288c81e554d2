import { expect, test } from "vitest";
import { networkOf, summarize } from "../../src/networks/index.ts";

/** The length that an element of a layer sees of the input, the same in both directions. */
function seen(id: string, at: string): number {
  const field = summarize(networkOf(id)).rows.find(({ name }) => name === at)?.receptiveField;
  if (field === undefined || field === "all") throw new Error(`no receptive field at ${at}`);
  const [first, ...others] = field.map(({ size }) => size);
  if (first === undefined || others.some((size) => size !== first)) throw new Error(`no one size at ${at}`);
  return first;
}

// Windows of 3 that move by 2 leave AlexNet and GoogLeNet the sizes that windows of 2 would, so only what is seen tells them
// apart. AlexNet's kernels and strides are those of TF-Slim's alexnet_v2, of which google-research/receptive_field,
// RECEPTIVE_FIELD_TABLE.md, prints these fields; pool2's 67 = 51 + 2 * 8 it does not print.
const alexnet: readonly (readonly [string, number])[] = [
  ["conv1", 11],
  ["pool1", 19],
  ["conv2", 51],
  ["pool2", 67],
  ["conv3", 99],
  ["conv4", 131],
  ["conv5", 163],
  ["pool5", 195],
];

test.each(["alexnet-2012", "alexnet"])("%s sees through windows that overlap", (id) => {
  expect(alexnet.map(([at]) => [at, seen(id, at)])).toEqual(alexnet);
});

// Carreira and Zisserman 2017, figure 3, prints 11 and 27 for the inflated network, whose first layers are these. The rest
// by hand: the 5x5 of a module adds 4 steps, a pooling 2, of 8, 16 and 32 elements.
test.each([
  ["pool1", 11], // 7 + 2 * 2
  ["pool2", 27], // 11 + 2 * 4 + 2 * 4
  ["3b", 91], // 27 + 2 * 4 * 8
  ["pool3", 107], // 91 + 2 * 8
  ["4e", 427], // 107 + 5 * 4 * 16
  ["pool4", 459], // 427 + 2 * 16
  ["5b", 715], // 459 + 2 * 4 * 32
])("googlenet at %s sees %d", (at, size) => {
  expect(seen("googlenet", at)).toBe(size);
});
