import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Drawing, type Label, pathRoles } from "../../../components/picture/draw.ts";
import { type ConvolutionSpec, check, convolution, derive } from "../../../src/convolution/index.ts";
import { drawLayer } from "./drawn.ts";
import { pieces } from "./geometry.ts";
import { path } from "./reading.ts";

const size = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 600 }));
const specs: fc.Arbitrary<ConvolutionSpec> = fc
  .integer({ min: 1, max: 4 })
  .chain((rank) =>
    fc.record({
      inputSize: fc.array(size, { minLength: rank, maxLength: rank }),
      inChannels: fc.integer({ min: 1, max: 2048 }),
      outChannels: fc.integer({ min: 1, max: 2048 }),
      kernelSize: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: rank, maxLength: rank }),
      stride: fc.integer({ min: 1, max: 5 }),
      dilation: fc.integer({ min: 1, max: 3 }),
      padding: fc.oneof(
        fc.constantFrom("valid", "same", "same-lower", "full"),
        fc.integer({ min: 0, max: 5 }),
      ),
      groups: fc.constantFrom(1, 1, 1, 2, 3, 8),
    }),
  )
  .map((spec) => ({
    ...spec,
    inChannels: spec.inChannels * spec.groups,
    outChannels: spec.outChannels * spec.groups,
  }))
  .filter((spec) => check(spec).length === 0) as fc.Arbitrary<ConvolutionSpec>;

describe("every picture", () => {
  const layers = fc.sample(specs, { numRuns: 250, seed: 1 }).map((spec) => convolution(spec));
  const drawings: readonly Drawing[] = layers.flatMap((layer) => Object.values(drawLayer(layer)));

  it("has as many paths as there are roles, and five labels", () => {
    for (const { paths, labels } of drawings) {
      expect([paths.length, labels.length]).toEqual([pathRoles.length, 5]);
    }
  });

  it("keeps to path data of whole numbers and tenths", () => {
    const off = drawings
      .flatMap(({ paths }) => paths)
      .filter((d) => !/^(?:M-?\d+(?:\.\d)?(?:,-?\d+(?:\.\d)?)*z?)*$/.test(d));
    expect(off).toEqual([]);
  });

  it("fits 300 by 260 pixels", () => {
    expect(Math.max(...drawings.map(({ width }) => width))).toBeLessThanOrEqual(300);
    expect(Math.max(...drawings.map(({ height }) => height))).toBeLessThanOrEqual(260);
  });

  it("draws inside its box, labels too", () => {
    for (const { viewBox, paths, labels } of drawings) {
      const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(" ").map(Number);
      const [right, bottom] = [left + width, top + height];
      const outside = pieces(paths.join("")).filter(
        (piece) =>
          piece.left < left + 0.5 ||
          piece.top < top + 0.5 ||
          piece.right > right - 0.5 ||
          piece.bottom > bottom - 0.5,
      );
      expect(outside).toEqual([]);
      for (const { letter, x, y, anchor } of labels) {
        if (letter === "") continue;
        // The least a label takes: a letter, " = " and a figure.
        const before = anchor === "end" ? 32 : 16;
        expect([x - before > left, x + 32 - before <= right, y - 10 > top, y + 4 < bottom]).toEqual([
          ...[true, true, true, true],
        ]);
      }
    }
  });

  it("keeps a line of text between the labels on the left", () => {
    for (const { labels } of drawings) {
      const shown = labels.filter(({ letter, anchor }) => letter !== "" && anchor === "end");
      const lines = shown.map(({ y }) => y).toSorted((a, b) => a - b);
      for (const [at, y] of lines.slice(1).entries())
        expect(y - (lines[at] as number)).toBeGreaterThanOrEqual(13);
    }
  });

  it("keeps the label of channels side by side clear of that of the depth beside it", () => {
    for (const { labels } of drawings) {
      const [, , depth, channels] = labels as readonly [Label, Label, Label, Label];
      if (channels.letter === "" || depth.y - channels.y >= 14) continue;
      // The least that half of the label takes: a letter, a subscript, " = " and its figures.
      const half = (channels.letter.length * 5 + `${channels.value}`.length * 7 + 18) / 2;
      expect(channels.x - half).toBeGreaterThanOrEqual(depth.x);
    }
  });

  it("keeps the window of a channel with depth within that channel's own block, clear of the one before", () => {
    const inputs = layers
      .filter(({ inputSize }) => inputSize.length > 2)
      .map((layer) => drawLayer(layer).input);
    for (const input of inputs) {
      const sides = pieces(path(input, "faces-side")).toSorted((a, b) => a.left - b.left);
      // Pieces are written from the last channel that is read to the first, as many for each.
      const windows = pieces(path(input, "window-front"));
      const lit = pieces(path(input, "window-top")).length;
      for (const [at, { left, right }] of windows.entries()) {
        const channel = lit - 1 - Math.floor((at * lit) / windows.length);
        expect(right).toBeLessThanOrEqual((sides[channel]?.right as number) + 0.2);
        if (channel > 0) expect(left).toBeGreaterThanOrEqual((sides[channel - 1]?.right as number) - 0.2);
      }
    }
  });

  it("takes under two milliseconds", () => {
    const derivations = layers.map((layer) => derive(layer));
    const times = layers.map((layer, at) => {
      const started = performance.now();
      drawLayer(layer, derivations[at]);
      return performance.now() - started;
    });
    // The median: a busy machine may hold up a few.
    expect(times.toSorted((a, b) => a - b)[layers.length / 2]).toBeLessThan(2);
  });
});
