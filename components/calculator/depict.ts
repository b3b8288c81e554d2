import type { Convolution, Derivation } from "../../src/convolution/index.ts";
import { drawLayer, type Picture } from "../picture/index.ts";
import type { Part } from "./parts.ts";

/** What a picture is drawn from; a transposed layer's from the shape of its output too. */
export type Depictable = Pick<Part, "layer" | "derivation"> & Partial<Pick<Part, "shaped">>;

/**
 * The picture of a part, whatever its kind: a pooling is drawn as a convolution of one window a channel, a transposed
 * convolution as the convolution it turns round, from its output to its input, with the letters that it has itself.
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

/** Gives labels other letters; one that gets none goes, its number too. */
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
