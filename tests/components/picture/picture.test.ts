import { describe, expect, it } from "vitest";
import { pathRoles } from "../../../components/picture/draw.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { drawLayer } from "./drawn.ts";
import { boxes, pieces } from "./geometry.ts";
import { labels, path } from "./reading.ts";

const rgb = { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 } as const;
const video = { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 } as const;

describe("drawLayer(10 x 10 of 3 channels, 5 kernels 3 x 3)", () => {
  // Sheets stand 9 px apart and are 3 px thick, so 3 of them reach 2 * 9 + 3 = 21 px further right: 10 u + 21 <= 132
  // leaves cells of 11 px.
  const { input, kernel, output } = drawLayer(convolution(rgb));

  it("draws three input sheets with cells of 11 px, the last first, so that those before hide it", () => {
    expect(boxes(path(input, "faces-front"))).toEqual([
      [18, -12, 110, 110],
      [9, -6, 110, 110],
      [0, 0, 110, 110],
    ]);
    expect(pathRoles.slice(-11, -7)).toEqual(["padding", "faces-top", "faces-side", "faces-front"]);
    expect(pieces(path(input, "faces-side"))).toHaveLength(3);
    expect(pieces(path(input, "faces-top"))).toHaveLength(3);
    expect(pieces(path(input, "grid"))).toHaveLength(11 + 11);
  });

  it("lights the window that makes output row 4, column 2: 3 x 3 cells from row 4, column 2", () => {
    // 0.6 and 0.3 of the 8 - 1 steps, rounded.
    expect(boxes(path(input, "window-front"))).toEqual(
      [22, 33, 44].flatMap((x) => [44, 55, 66].map((y) => [x, y, 11, 11])),
    );
    expect(boxes(path(input, "window-link"))).toEqual([[22, 44, 33, 33]]);
  });

  it("lets the window pass all three sheets", () => {
    // From one to the next 9 px right and two thirds of that up; the last is 3 px thick.
    expect(boxes(path(input, "window-side"))).toEqual([
      [55 + 18, 44 - 14, 3, 33 + 2],
      [55 + 9, 44 - 12, 9, 33 + 6],
      [55, 44 - 6, 9, 33 + 6],
    ]);
    expect(boxes(path(input, "window-top"))).toEqual([
      [22 + 18, 44 - 14, 33 + 3, 2],
      [22 + 9, 44 - 12, 33 + 9, 6],
      [22, 44 - 6, 33 + 9, 6],
    ]);
  });

  it("draws the kernel as large as the window, and four more under it", () => {
    // 33 px, the rim of 2 px above the next one, and 3 px between.
    const columns = [18, 9, 0].map((x) => [0, 1, 2, 3, 4].map((at) => [x, at * 38 - (x * 2) / 3, 33, 33]));
    expect(boxes(path(kernel, "faces-front"))).toEqual(columns.flat());
    expect(path(kernel, "dots")).toBe("");
  });

  it("lights one cell of the first of five output sheets, where the window makes it", () => {
    expect(pieces(path(output, "faces-front"))).toHaveLength(5);
    expect(boxes(path(output, "window-front"))).toEqual([[22, 44, 11, 11]]);
    expect(boxes(path(output, "window-side"))).toEqual([[33, 44, 0, 11]]);
  });

  it("labels the axes", () => {
    expect(labels(input)).toEqual(["W = 10", "H = 10", "C_in = 3", "", ""]);
    expect(labels(kernel)).toEqual(["k_w = 3", "k_h = 3", "C_in = 3", "", "C_out = 5"]);
    expect(labels(output)).toEqual(["o_w = 8", "o_h = 8", "C_out = 5", "", ""]);
  });

  it("says that all three are to one scale", () => {
    expect([input, kernel, output].map(({ toScale }) => toScale)).toEqual([true, true, true]);
  });
});

describe("drawLayer(4 x 10 x 10 of 5 channels, 4 kernels 2 x 2 x 2)", () => {
  const { input, kernel, output } = drawLayer(convolution(video));

  it("draws a block a channel and a small block in each", () => {
    expect(pieces(path(input, "faces-side"))).toHaveLength(5);
    expect(pieces(path(input, "window-side"))).toHaveLength(5);
    expect(pieces(path(output, "faces-side"))).toHaveLength(4);
    expect(pieces(path(output, "window-side"))).toHaveLength(1);
  });

  it("goes back half a cell right and a third of one up for each step in depth", () => {
    // 6 px a cell: five blocks of 10 cells, each hiding all but the 2 * 6 + 2 px of the next that its window needs beside
    // 4 * 3 px of its own side, take 176 of 185 px; with 7 px they would take 204.
    expect(boxes(path(input, "faces-side")).at(-1)).toEqual([60, -8, 12, 68]);
    expect(boxes(path(input, "window-side")).at(-1)).toEqual([60, 26, 6, 16]);
  });

  it("shows the window at the front and on the right, where no block hides it", () => {
    // Row 0.6 * 8 = 5 of 9, column 8 of 9.
    expect(boxes(path(input, "window-link"))).toEqual(
      [104, 78, 52, 26, 0].map((place) => [place + 48, 30, 12, 12]),
    );
  });

  it("draws four kernels", () => {
    expect(pieces(path(kernel, "faces-front"))).toHaveLength(4 * 5);
  });

  it("labels depth too", () => {
    expect(labels(input)).toEqual(["W = 10", "H = 10", "D = 4", "C_in = 5", ""]);
    expect(labels(kernel)).toEqual(["k_w = 2", "k_h = 2", "k_d = 2", "C_in = 5", "C_out = 4"]);
    expect(labels(output)).toEqual(["o_w = 9", "o_h = 9", "o_d = 3", "C_out = 4", ""]);
  });
});
