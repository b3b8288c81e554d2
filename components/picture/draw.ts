import { addBlock, extent, lattice, line, rectangle, tilt } from "./path.ts";
import { type Axis, mostPlaces, type Named, none, type Volume } from "./volume.ts";

const faces = ["faces-top", "faces-side", "faces-front"] as const;

/**
 * The class of each path, by which CSS colours it. Paths are painted in this order, from back to front: the faces of the
 * last channel first. One that a drawing does not use is empty. The dots are lines of 9 px, which CSS breaks up every 4.
 */
export const pathRoles = [
  ...faces,
  ...faces,
  ...faces,
  ...faces,
  ...faces,
  "padding",
  ...faces,
  "grid",
  "dots",
  "window-top",
  "window-side",
  "window-link",
  "window-front",
  "measure",
] as const;
export type PathRole = (typeof pathRoles)[number];

export interface Label {
  /** Where the text is anchored, on its baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "middle" | "end";
  /** The symbol as in the formulas, `k_w`, with its subscript; empty where there is no label. */
  readonly letter: string;
  readonly value: number | "";
}

/**
 * One drawing, in CSS pixels at scale 1; its labels are set at 13 px. The first front's top left corner is (0, 0), and
 * the view box begins half a pixel off, so that a line of 1 px fills a pixel.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  /** Path data, in the order of `pathRoles`. */
  readonly paths: readonly string[];
  /**
   * Always five: the width, the height, what goes back (the depth, else the channels), the channels side by side, the
   * number of kernels; empty where unused.
   */
  readonly labels: readonly Label[];
  /** Whether a cell is as large here as in the other drawings of the layer. */
  readonly toScale: boolean;
}

/** Draws a volume: the window in its first `lit` channels, the labels around it; of `count` kernels up to five, one below the other. */
export function draw(volume: Volume, lit: number, count = 1): Drawing {
  const [d, h, w] = volume.axes;
  const { channels, unit, width, height, back, climb, places, step } = volume;
  const rise = back * tilt;
  const reach = places.at(-1) as number;

  // Up to four more below the first, as many as fit a height of 196 px less what rises behind them.
  const pitch = height + rise + 3;
  const fitting = Math.floor((196 - (reach - 9) * climb) / pitch) - 1;
  const more = Math.min(count - 1, 4, fitting);
  let bottom = height + more * pitch;
  let dots = "";
  if (count > more + 1) {
    dots = line(width / 2, bottom + 6, width / 2, bottom + 15);
    bottom += 16;
  }
  // Dots between two channels where others are left out.
  places.forEach((place, at) => {
    const before = places[at - 1] as number;
    const x = (before + back + place) / 2 + width;
    const y = height / 2 - place * climb;
    if (place - before > 1.7 * step) dots += line(x - 4, y, x + 5, y);
  });

  const [, , , near, deep] = along(d, climb && lit < 2 ? 0 : back, unit);
  const [left, ringWidth, wide, fromX, sizeX, tapX] = along(w, width, unit);
  const [top, ringHeight, high, fromY, sizeY, tapY] = along(h, height, unit);
  bottom = Math.max(bottom, top + ringHeight);

  // Back to front, the padding around the first channel before its faces.
  const paths: string[] = [];
  for (let at = mostPlaces; at--; ) {
    const ringed = ringWidth + ringHeight > width + height;
    if (!at) paths.push(ringed ? lattice(left, top, ringWidth, ringHeight, wide, high) : "");
    const faces = ["", "", ""];
    const place = places[at] ?? -1;
    for (let nth = 0; place >= 0 && nth <= more; nth++) {
      addBlock(faces, place, nth * pitch - place * climb, width, height, back);
    }
    paths.push(...faces);
  }
  paths.push(lattice(0, 0, width, height, wide, high), dots);

  // The window is seen through what is before it. Through sheets it goes as one prism, from each channel to the next.
  const lights = ["", "", "", ""];
  for (let at = lit; at--; ) {
    const place = places[at] as number;
    const x = fromX + near + place;
    const y = fromY - near * tilt - place * climb;
    // Of a prism only the first front is seen.
    if (climb) lights[2] = lights[3] = "";
    addBlock(lights, x, y, sizeX, sizeY, climb && at < lit - 1 ? (places[at + 1] as number) - place : deep);
    for (let right = 0; right < sizeX - 0.1; right += tapX * w.dilation)
      for (let down = 0; down < sizeY - 0.1; down += tapY * h.dilation)
        lights[3] += rectangle(x + right, y + down, tapX, tapY);
  }

  // The lines along the axes, and their labels.
  const under = bottom + 6;
  const beside = left - 6;
  const over = -rise - 6;
  const goes = climb ? reach : back;
  const [edgeX, edgeY] = [left - 4, top - 4];
  const middle = height / 2 + 5;
  paths.push(
    ...lights,
    line(0, under, width, under) +
      (h.letter && line(beside, 0, beside, height)) +
      line(edgeX, edgeY, edgeX + goes, edgeY - goes * tilt) +
      (climb ? "" : line(back, over, back + reach + width, over)),
  );
  let all = paths.join("");
  // About how wide "k_w = 3" comes out at 13 px; never too little.
  const widthOf = ({ letter, size }: Named) => letter.length * 6 + `${size}`.length * 8 + 25;
  const label = (of: Named, x: number, y: number, anchor: Label["anchor"] = "end"): Label => {
    const { letter, size } = of;
    const wide = widthOf(of);
    if (letter) all += rectangle(x - wide / (anchor === "end" ? 1 : 2), y - 11, wide, 16);
    return { x, y, anchor, letter, value: letter && size } as Label;
  };
  const backX = edgeX + goes / 2 - 6;
  const backY = Math.round(edgeY - (goes * tilt) / 2) - 2;
  // Over small blocks the channels' label would lie over that of the depth, whose line is as high: it begins right of it.
  const clear = backY - over + 5 < 14 ? backX + 4 + widthOf(channels) / 2 : 0;
  const labels = [
    label(w, width / 2, under + 15, "middle"),
    label(h, beside - 5, middle),
    label(climb ? channels : d, backX, backY),
    label(climb ? none : channels, Math.max(back + (reach + width) / 2, clear), over - 5, "middle"),
    // Beside the kernels under the first, and clear of the first one's height.
    label(
      lit ? none : { letter: "C_out", size: count },
      beside - 5,
      Math.max(middle + 18, (height + bottom) / 2 + 5),
    ),
  ];
  const [viewX, viewWidth] = extent(all, 0);
  const [viewY, viewHeight] = extent(all, 1);
  return {
    width: viewWidth,
    height: viewHeight,
    viewBox: [viewX, viewY, viewWidth, viewHeight].join(" "),
    paths,
    labels,
    toScale: unit > 0,
  };
}

/**
 * Where things are along an axis of this length, in pixels: start and length of the axis with its padding, and the step of
 * its grid, which is the whole length where cells are too small to draw; start and length of the window, and the length of
 * one of its elements. The window stays inside the padding and is at least 3 px long, so that it can be seen.
 */
function along({ size, before, after, start, span }: Axis, length: number, unit: number) {
  const cell = length / size;
  const edge = -before * unit;
  const room = length + (before + after) * unit;
  const seen = Math.min(room, Math.max(3, span * cell));
  const from = Math.max(edge, Math.min(start * cell, edge + room - seen));
  const cells = unit > 4;
  return [edge, room, cells ? cell : room, from, seen, cells ? seen / span : seen] as const;
}
