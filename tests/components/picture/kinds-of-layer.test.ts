import { describe, expect, it } from "vitest";
import { convolution } from "../../../src/convolution/index.ts";
import { drawLayer } from "./drawn.ts";
import { boxes, pieces } from "./geometry.ts";
import { labels, path } from "./reading.ts";

const rgb = { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 } as const;

describe("drawLayer", () => {
  it("draws one axis as a strip, with letters that need no subscript", () => {
    const { input, kernel, output } = drawLayer(
      convolution({ inputSize: [60], inChannels: 1, outChannels: 7, kernelSize: 40 }),
    );
    // 60 cells of 3 px; output 21 long, and 0.3 of 20 steps in.
    expect(boxes(path(input, "faces-front"))).toEqual([[0, 0, 180, 14]]);
    expect(boxes(path(input, "window-front"))).toEqual([[18, 0, 120, 14]]);
    expect(labels(input)).toEqual(["W = 60", "", "C_in = 1", "", ""]);
    expect(labels(kernel)).toEqual(["k = 40", "", "C_in = 1", "", "C_out = 7"]);
    expect(labels(output)).toEqual(["o = 21", "", "C_out = 7", "", ""]);
    expect(pieces(path(kernel, "faces-front"))).toHaveLength(5);
    expect(pieces(path(kernel, "dots"))).toHaveLength(1);
  });

  it("sets the taps of a dilated window apart", () => {
    const { input } = drawLayer(
      convolution({ inputSize: [7, 7], inChannels: 1, outChannels: 1, kernelSize: 3, dilation: 2 }),
    );
    // Cells of 14 px; row 0.6 * 2 = 1, column 0.3 * 2 = 1 (rounded), then every other cell.
    expect(boxes(path(input, "window-front"))).toEqual(
      [14, 42, 70].flatMap((x) => [14, 42, 70].map((y) => [x, y, 14, 14])),
    );
    expect(boxes(path(input, "window-link"))).toEqual([[14, 14, 70, 70]]);
  });

  it("draws padding where the arithmetic puts it: same, 6 by stride 2, wants one more row after", () => {
    const { input } = drawLayer(
      convolution({
        inputSize: [6, 6],
        inChannels: 3,
        outChannels: 4,
        kernelSize: 3,
        stride: 2,
        padding: "same",
      }),
    );
    const lines = boxes(path(input, "padding"));
    expect(lines.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((column) => [column * 14, 0, 0, 7 * 14]));
    expect(lines).toHaveLength(8 + 8);
    // Output 3 x 3, row and column 1: stride 2 puts the window at 2.
    expect(boxes(path(input, "window-link"))).toEqual([[28, 28, 42, 42]]);
  });

  it("lights the channels of one group and stands the others apart", () => {
    const { input, kernel } = drawLayer(convolution({ ...rgb, inChannels: 4, outChannels: 6, groups: 2 }));
    expect(boxes(path(input, "faces-front")).map(([left]) => left)).toEqual([32.4, 23.4, 9, 0]);
    // From the first sheet to the second, and through that.
    expect(boxes(path(input, "window-side")).map(([, , width]) => width)).toEqual([3, 9]);
    expect(labels(kernel)[2]).toBe("C_in/g = 2");
    expect(labels(input)[2]).toBe("C_in = 4");
  });

  it("puts an ellipsis for channels that it leaves out", () => {
    const { input } = drawLayer(
      convolution({ inputSize: [56, 56], inChannels: 256, outChannels: 64, kernelSize: 1 }),
    );
    expect(pieces(path(input, "faces-front"))).toHaveLength(5);
    // The fourth sheet goes back from 27 px to 30, the last stands at 45: between their right edges.
    const [front] = boxes(path(input, "faces-front")).slice(-1);
    const width = front?.[2] as number;
    expect(boxes(path(input, "dots"))).toEqual([[(30 + 45) / 2 + width - 4, expect.any(Number), 9, 0]]);
  });

  it("owns up when cells are too small to draw, and keeps the window to its axis", () => {
    const { input, kernel, output } = drawLayer(
      convolution({ inputSize: [224, 224], inChannels: 3, outChannels: 64, kernelSize: 20, stride: 4 }),
    );
    expect([input, kernel, output].map(({ toScale }) => toScale)).toEqual([false, false, false]);
    const [block] = boxes(path(input, "faces-front"));
    const [window] = boxes(path(input, "window-front"));
    expect((window?.[2] as number) / (block?.[2] as number)).toBeCloseTo(20 / 224, 2);
    // No lines but around.
    expect(pieces(path(input, "grid"))).toHaveLength(2 + 2);
  });

  it("draws a larger size no smaller", () => {
    const widthOf = (size: number) => {
      const { input, output } = drawLayer(
        convolution({ inputSize: [size, 227], inChannels: 3, outChannels: 96, kernelSize: 11, stride: 4 }),
      );
      return [input, output].map((drawing) => boxes(path(drawing, "faces-front"))[0]?.[3] as number);
    };
    const heights = [20, 40, 80, 160, 227].map(widthOf);
    for (const at of [0, 1]) {
      const column = heights.map((pair) => pair[at] as number);
      expect(column).toEqual(column.toSorted((a, b) => a - b));
    }
  });

  it("shows a kernel that would be a speck larger than the input's cells, and says so", () => {
    const { input, kernel } = drawLayer(
      convolution({ inputSize: [28, 28], inChannels: 1, outChannels: 8, kernelSize: 1 }),
    );
    expect([input.toScale, kernel.toScale]).toEqual([true, false]);
    expect(boxes(path(kernel, "faces-front"))[0]).toEqual([0, 0, 11, 11]);
  });

  it("is the same every time", () => {
    expect(drawLayer(convolution(rgb))).toEqual(drawLayer(convolution(rgb)));
  });
});
