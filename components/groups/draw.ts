import type { Convolution } from "../../src/convolution/convolution.ts";
import { weightShape } from "../../src/convolution/convolution.ts";
import { type Node, node } from "../widget/node.ts";
import type { Grouping } from "./state.ts";

/** Which input channels an output channel is made of: those of its group, from the first to before the last. */
export function channelsOf(layer: Convolution, channel: number): readonly [first: number, end: number] {
  const [, each = 1] = weightShape(layer);
  const group = Math.floor(channel / (layer.outChannels / layer.groups));
  return [group * each, (group + 1) * each];
}

/** The channels as rows of dots, a line from each to each kernel that reads it; those of the lit channel are heavier. */
export function wiresNode({ layer, channel, pointwise }: Grouping): Node {
  const counts = [layer.inChannels, layer.outChannels, ...(pointwise ? [pointwise.layer.outChannels] : [])];
  const high = Math.max(...counts);
  const y = (count: number, at: number) => ((at + 0.5) * high) / count;
  const all = Array.from({ length: layer.outChannels }, (_, at) => at);
  const wire = (from: number, to: number) =>
    `M.8 ${round(y(layer.inChannels, from))}L7.2 ${round(y(layer.outChannels, to))}`;
  const wires = (outputs: readonly number[]) =>
    outputs.map((to) => {
      const [first, end] = channelsOf(layer, to);
      return Array.from({ length: end - first }, (_, at) => wire(first + at, to)).join("");
    });
  const dots = (x: number, count: number, role: string, lit: (at: number) => boolean, isPointed = false) =>
    Array.from({ length: count }, (_, at) =>
      node("circle", {
        class: lit(at) ? `${role} lit` : role,
        cx: x,
        cy: round(y(count, at)),
        r: 0.34,
        "data-channel": isPointed ? at : undefined,
      }),
    );
  const [first, end] = channelsOf(layer, channel);
  const mixes = pointwise?.layer.outChannels ?? 0;
  const mixed = all.map((from) =>
    Array.from(
      { length: mixes },
      (_, to) => `M8.8 ${round(y(layer.outChannels, from))}L15.2 ${round(y(mixes, to))}`,
    ).join(""),
  );
  const path = (name: string, d: readonly string[]) => node("path", { class: name, d: d.join("") });
  const wide = pointwise ? 16.6 : 8.6;
  return node(
    "svg",
    { class: "wires", viewBox: `-.2 0 ${wide} ${high}`, width: Math.round(26 * wide), "aria-hidden": "true" },
    path("wire", wires(all.filter((at) => at !== channel))),
    path("wire lit", wires([channel])),
    pointwise && path("wire", mixed),
    dots(0.4, layer.inChannels, "in", (at) => at >= first && at < end),
    dots(8 - 0.4, layer.outChannels, pointwise ? "between" : "out", (at) => at === channel, true),
    pointwise && dots(16 - 0.4, mixes, "out", () => false),
  );
}

/** The weights from every input channel to every output channel, C_out rows by C_in: filled where a kernel has any. */
export function matrixNode({ layer, channel }: Grouping): Node {
  const cell = (row: number, column: number) => `M${column + 0.05} ${row + 0.05}h.9v.9h-.9z`;
  const rows = Array.from({ length: layer.outChannels }, (_, row) => {
    const [first, end] = channelsOf(layer, row);
    return Array.from({ length: layer.inChannels }, (_, column) => ({
      row,
      d: cell(row, column),
      isFilled: column >= first && column < end,
    }));
  }).flat();
  const path = (name: string, cells: typeof rows) =>
    node("path", { class: name, d: cells.map(({ d }) => d).join("") });
  return node(
    "svg",
    {
      class: "blocks",
      viewBox: `-.1 -.1 ${layer.inChannels + 0.2} ${layer.outChannels + 0.2}`,
      width: Math.round(18 * layer.inChannels),
      "aria-hidden": "true",
    },
    path(
      "empty",
      rows.filter(({ isFilled }) => !isFilled),
    ),
    path(
      "filled",
      rows.filter(({ isFilled, row }) => isFilled && row !== channel),
    ),
    path(
      "filled lit",
      rows.filter(({ isFilled, row }) => isFilled && row === channel),
    ),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
