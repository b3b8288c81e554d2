import { expect, test } from "vitest";
import { networkOf, summarize } from "../../src/networks/index.ts";

// Iandola et al. 2016, table 1, which says that 224 x 224 comes in; its sizes are those of 227 x 227, the authors' own input
// (forresti/SqueezeNet, deploy.prototxt). It prints maxpool8 as 13x12.
test("SqueezeNet 1.0 on 227 x 227 has the sizes of its paper's table", () => {
  const { rows } = summarize(networkOf("squeezenet-1-0"), [3, 227, 227]);
  // biome-ignore format: a table
  const printed = [
    ["conv1", [96, 111, 111]],
    ["pool1", [96, 55, 55]],
    ["fire2", [128, 55, 55]], ["fire3", [128, 55, 55]], ["fire4", [256, 55, 55]],
    ["pool4", [256, 27, 27]],
    ["fire5", [256, 27, 27]], ["fire6", [384, 27, 27]], ["fire7", [384, 27, 27]], ["fire8", [512, 27, 27]],
    ["pool8", [512, 13, 13]],
    ["fire9", [512, 13, 13]],
    ["conv10", [1000, 13, 13]],
    ["pool10", [1000, 1, 1]],
  ];
  const shapes = new Map(rows.map(({ name, outputShape }) => [name, outputShape]));
  expect(printed.map(([name]) => [name, shapes.get(name as string)])).toEqual(printed);
});
