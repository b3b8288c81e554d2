import { expect, test } from "vitest";
import { macs } from "../../src/layers/counting.ts";
import { networkOf, operationsOf, parametersOf, summarize } from "../../src/networks/index.ts";

const { rows } = summarize(networkOf("mobilenet-v1"));

// Howard et al. 2017, table 1: the weights whose outputs are of each size, a depthwise 3x3 and a pointwise one a pair, and the
// places they are laid on. The paper rounds the sums to 569 million and 4.2 million, which a wrong layer may do as well.
//   112: 864 + (9*32 + 32*64)                                        = 3,200     * 12,544 =  40,140,800
//    56: (9*64 + 64*128) + (9*128 + 128*128)                         = 26,304    *  3,136 =  82,489,344
//    28: (9*128 + 128*256) + (9*256 + 256*256)                       = 101,760   *    784 =  79,779,840
//    14: (9*256 + 256*512) + 5 * (9*512 + 512*512)                   = 1,467,136 *    196 = 287,558,656
//     7: (9*512 + 512*1024) + (9*1024 + 1024*1024)                   = 1,586,688 *     49 =  77,747,712
//  dense: 1024 * 1000                                                = 1,024,000          =   1,024,000
// Together 4,209,088 weights and 568,740,352 multiply-accumulates.
test("MobileNet V1 has the weights and the multiply-accumulates that its paper's table comes to", () => {
  expect(operationsOf(rows, macs)).toBe(568_740_352);
  // The classifier's 1,000 biases are parameters too.
  expect(parametersOf(rows, "without normalization")).toBe(4_209_088 + 1_000);
});

test.each([
  [112, 40_140_800],
  [56, 82_489_344],
  [28, 79_779_840],
  [14, 287_558_656],
  [7, 77_747_712],
])("MobileNet V1's convolutions whose outputs are %d wide take %d multiply-accumulates", (size, expected) => {
  const there = rows.filter(({ kind, outputShape }) => kind === "convolution" && outputShape[1] === size);
  expect(operationsOf(there, macs)).toBe(expected);
});

test("MobileNet V1's normalizations train a scale and a shift for every channel of its 27 convolutions", () => {
  // 32 + (32+64) + (64+128) + (128+128) + (128+256) + (256+256) + (256+512) + 5 * (512+512) + (512+1024) + (1024+1024)
  // = 10,944 channels, so 21,888 numbers.
  expect(parametersOf(rows, "trainable") - parametersOf(rows, "without normalization")).toBe(2 * 10_944);
});
