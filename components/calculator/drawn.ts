import type { Convolution, Derivation } from "../../src/convolution/index.ts";
import { lineNode } from "../derivation/line.ts";
import { isToScale, pictureNode } from "../picture/nodes.ts";
import { drawLayer, type Picture } from "../picture/picture.ts";
import { type Node, node } from "../widget/node.ts";
import type { Part } from "./parts.ts";
import type { AnswerWords, Shown } from "./shown.ts";

/** The derivation of an answer: each place a heading, and under it lines in letters and in numbers. */
export function whyNode({ places }: Shown, words: AnswerWords): Node {
  const derived = places.map(({ title, steps }) => {
    const lines = steps.map((step) => lineNode({ step, axes: [] }, words.quantity[step.quantity as "macs"]));
    return node("div", { class: "steps" }, node("p", { class: "place" }, title), lines);
  });
  return node(
    "section",
    { class: "why", "aria-label": words.derivation },
    node("p", { class: "part" }, words.derivation),
    node("p", { class: "hint" }, words.derivationLead),
    derived,
  );
}

/** The pictures of an answer's layers, each with a caption that tells whether it is to scale. */
export function picturesNode({ pictures }: Shown, words: AnswerWords): Node {
  const each = pictures.map(({ part, kernel, label }) => {
    const picture = depict(part);
    const scale = node("span", { class: "scale" }, isToScale(picture) ? words.toScale : words.notToScale);
    const isSeveral = "outChannels" in part.layer && part.layer.outChannels > 1;
    const name = isSeveral && kernel === words.kernel ? words.kernels : kernel;
    const drawings = pictureNode(picture, label, { ...words, kernel: name });
    const attributes = { class: "layer-picture", "data-kind": part.layer.kind };
    return node("div", attributes, drawings, node("p", { class: "caption" }, scale));
  });
  return node("div", { class: "pictures" }, each);
}

/** What a picture is drawn from; `shaped` is needed for a transposed layer, whose output is drawn as an input. */
export type Depictable = Pick<Part, "layer" | "derivation"> & Partial<Pick<Part, "shaped">>;

/**
 * The picture of a layer of any kind, all drawn as convolutions. A pooling is a depthwise one. A transposed convolution is
 * the convolution from its output to its input, with the drawings swapped and its own letters on them.
 */
export function depict({ layer, derivation: derived, shaped }: Depictable): Picture {
  const drawn = (like: unknown, derivation: unknown = derived) =>
    drawLayer(like as Convolution, derivation as Derivation);
  if (layer.kind === "convolution") return drawn(layer);
  if (layer.kind !== "transposed-convolution") {
    const { channels } = layer;
    const picture = drawn({ ...layer, inChannels: channels, outChannels: channels, groups: channels });
    return named(picture, { "C_in/g": "", C_in: "C", C_out: "C" });
  }
  const [outChannels, ...outputSize] = (shaped as Part["shaped"]).outputShape;
  const { input, kernel, output } = drawn(
    { ...layer, inputSize: outputSize, inChannels: outChannels, outChannels: layer.inChannels },
    { ...derived, outputSize: layer.inputSize },
  );
  const turned = named(
    { input: output, kernel, output: input },
    {
      ...{ C_in: "C_out", C_out: "C_in", "C_in/g": "C_out/g" },
      ...{ W: "o_w", H: "o_h", D: "o_d", o_w: "W", o_h: "H", o_d: "D", o: "W" },
    },
  );
  return layer.inputSize.length === 1 ? named(turned, { o_w: "o" }) : turned;
}

/** Gives the labels other letters; an empty letter takes the label away. */
function named(picture: Picture, letters: Readonly<Record<string, string>>): Picture {
  const each = Object.entries(picture).map(([role, drawing]) => {
    const labels = (drawing as Picture["input"]).labels.map((label) => {
      const letter = letters[label.letter] ?? label.letter;
      return { ...label, letter, value: letter && label.value };
    });
    return [role, { ...drawing, labels }];
  });
  return Object.fromEntries(each) as Picture;
}
