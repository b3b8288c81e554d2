import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import type { LayerSpec, Shape } from "../../src/layers/index.ts";

/** What the two frameworks write for a layer, a line each, without `nn.`, `keras.layers.` and the input. */
export function rows(layer: LayerSpec, shapes: readonly Shape[]) {
  const [pytorch, keras] = [pytorchLayer(layer, shapes), kerasLayer(layer, shapes)];
  return {
    pytorch: "code" in pytorch ? lines(pytorch.code, "nn.Sequential(", ")", "nn.") : pytorch.refusal.code,
    keras:
      "code" in keras ? lines(keras.code, "keras.Sequential([", "])", "keras.layers.") : keras.refusal.code,
  };
}

function lines(code: string, open: string, close: string, name: string): string {
  const inside = code.startsWith(open) ? code.slice(open.length, -close.length) : code;
  const layers = inside
    .replace(/\n\s*/g, " ")
    .trim()
    .replace(/,$/, "")
    .split(/, (?=nn\.|keras\.)/);
  return layers
    .filter((layer) => !layer.startsWith("keras.Input("))
    .map((layer) =>
      layer
        .replace(name, "")
        .replace("( ", "(")
        .replace(/,? \)$/, ")"),
    )
    .join("\n");
}
