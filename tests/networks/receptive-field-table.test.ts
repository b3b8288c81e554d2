import { describe, expect, test } from "vitest";
import { countings, foundFor, networkOf, summarize } from "../../src/networks/index.ts";

type End = readonly [at: string, billions: string, field: number, stride: number, padding: number];

// google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md, its rows at a resolution of 321; those at 224 are claims. An odd
// size pads otherwise where the padding is "same", so the effective padding differs and the field does not.
// biome-ignore format: a table
const tables: Readonly<Record<string, readonly End[]>> = {
  "alexnet-v2-tf-slim": [
    ["conv1", "0.283", 11,  4,  0],
    ["pool1", "0.284", 19,  8,  0],
    ["conv2", "1.171", 51,  8,  16],
    ["conv3", "1.602", 99,  16, 32],
    ["conv4", "2.462", 131, 16, 48],
    ["conv5", "3.036", 163, 16, 64],
    ["pool5", "3.036", 195, 32, 64],
  ],
  "vgg-16-tf-slim": [
    ["conv1_1", "0.363",  3,   1,  1],
    ["pool1",   "7.973",  6,   2,  2],
    ["conv2_1", "11.751", 10,  2,  4],
    ["pool2",   "19.307", 16,  4,  6],
    ["conv3_1", "23.084", 24,  4,  10],
    ["conv3_2", "30.635", 32,  4,  14],
    ["pool3",   "38.188", 44,  8,  18],
    ["conv4_1", "41.964", 60,  8,  26],
    ["conv4_2", "49.514", 76,  8,  34],
    ["pool4",   "57.066", 100, 16, 42],
    ["conv5_1", "58.954", 132, 16, 58],
    ["conv5_2", "60.841", 164, 16, 74],
    ["pool5",   "62.729", 212, 32, 90],
  ],
  "mobilenet-v1-tf-slim": [
    ["conv0",            "0.046", 3,   2,  1],
    ["pair1.pointwise",  "0.169", 7,   2,  3],
    ["pair2.pointwise",  "0.286", 11,  4,  5],
    ["pair3.pointwise",  "0.517", 19,  4,  9],
    ["pair4.pointwise",  "0.632", 27,  8,  13],
    ["pair5.pointwise",  "0.861", 43,  8,  21],
    ["pair6.pointwise",  "0.979", 59,  16, 29],
    ["pair7.pointwise",  "1.215", 91,  16, 45],
    ["pair8.pointwise",  "1.450", 123, 16, 61],
    ["pair9.pointwise",  "1.686", 155, 16, 77],
    ["pair10.pointwise", "1.922", 187, 16, 93],
    ["pair11.pointwise", "2.158", 219, 16, 109],
    ["pair12.pointwise", "2.286", 251, 32, 125],
    ["pair13.pointwise", "2.542", 315, 32, 157],
  ],
  "resnet-v1-50-tf-slim": [
    ["block1.unit3.relu", "2.767",  35,  8,  17],
    ["block2.unit4.relu", "6.315",  99,  16, 49],
    ["block3.unit6.relu", "12.013", 291, 32, 145],
    ["block4.unit3.relu", "15.629", 483, 32, 241],
  ],
  "resnet-v1-101-tf-slim": [
    ["block1.unit3.relu",  "2.767",  35,   8,  17],
    ["block2.unit4.relu",  "6.315",  99,   16, 49],
    ["block3.unit23.relu", "28.718", 835,  32, 417],
    ["block4.unit3.relu",  "32.334", 1027, 32, 513],
  ],
  "resnet-v1-152-tf-slim": [
    ["block1.unit3.relu",  "2.767",  35,   8,  17],
    ["block2.unit8.relu",  "10.061", 163,  16, 81],
    ["block3.unit36.relu", "45.238", 1315, 32, 657],
    ["block4.unit3.relu",  "48.854", 1507, 32, 753],
  ],
};

const profiler = countings.find(({ id }) => id === "tensorflow-profiler")?.counting;

describe.each(Object.entries(tables))("%s on 321 x 321 comes to what the table prints", (id, ends) => {
  const summary = summarize(networkOf(id), [3, 321, 321]);
  const about = { source: { kind: "hand" }, printed: "0" } as const;

  test.each(ends)("at %s: %s billion operations, %d, %d, %d", (at, billions, ...sees) => {
    if (!profiler) throw new Error("no such counting");
    const operations = foundFor(
      { ...about, at, upTo: true, quantity: "operations", counting: profiler },
      summary,
    ) as number;
    expect((operations / 1e9).toFixed(3)).toBe(billions);
    const fields = ["receptiveField", "effectiveStride", "effectivePadding"] as const;
    expect(fields.map((quantity) => foundFor({ ...about, at, quantity }, summary))).toEqual(sees);
  });
});
