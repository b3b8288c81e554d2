import { unwrap } from "../../convolution/validate.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../layers/index.ts";
import { safeParseOn } from "../../layers/windowed.ts";
import {
  activationOf,
  axesRefusal,
  dropoutOf,
  type Emitted,
  inputNames,
  type LayerCode,
  plainName,
  sized,
  sliceOf,
} from "../code.ts";
import { everyAxis, pairs } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";
import { inPytorch, pytorchCropping, pytorchPadding } from "./convolution.ts";
import { windowedLayers } from "./windowed.ts";

/**
 * The PyTorch code that builds exactly this layer of any kind on inputs [C, ...spatial sizes].
 *
 * @throws LayerError where the layer cannot be on these shapes.
 */
export function pytorchLayer(layer: LayerSpec, inputShapes: readonly Shape[]): LayerCode {
  deriveOn(layer, inputShapes);
  return inPytorch(emitted(layer, inputShapes));
}

function emitted(layer: LayerSpec, inputShapes: readonly Shape[]): Emitted {
  const [shape = []] = inputShapes;
  const [channels = 0] = shape;
  const rank = shape.length - 1;
  const unless = (condition: boolean | undefined, argument: string) =>
    condition === false ? [argument] : [];
  switch (layer.kind) {
    case "convolution":
    case "transposed-convolution":
    case "max-pooling":
    case "average-pooling":
    case "lp-pooling":
      return windowedLayers(unwrap(safeParseOn(layer, shape)));
    case "global-pooling":
      return sized(layer, rank, `nn.Adaptive${layer.pool === "max" ? "Max" : "Avg"}Pool${rank}d(1)`);
    case "adaptive-pooling":
      return sized(
        layer,
        rank,
        `nn.Adaptive${layer.pool === "max" ? "Max" : "Avg"}Pool${rank}d(${scalarOrTuple(everyAxis(layer.outputSize, rank))})`,
      );
    case "dense": {
      const args = [`${channels}`, `${layer.outFeatures}`, ...unless(layer.bias, "bias=False")];
      if (rank === 0) return { layers: [call("nn.Linear", args)] };
      return sized(
        layer,
        rank,
        call(`nn.Conv${rank}d`, [...args.slice(0, 2), "kernel_size=1", ...args.slice(2)]),
      );
    }
    case "flatten":
      return { layers: ["nn.Flatten()"] };
    case "batch-normalization": {
      // Of one axis where there is none.
      const axes = Math.max(rank, 1);
      if (layer.affine !== false && layer.scale === false && !axesRefusal(layer.kind, axes))
        return { refusal: { code: "shift-without-scale" } };
      const args = [`${channels}`, ...unless(layer.affine, "affine=False")];
      return sized(layer, axes, call(`nn.BatchNorm${axes}d`, args));
    }
    case "layer-normalization": {
      // Over the last axes, of a shape it is told.
      if (layer.over === "channels" && rank > 0) return { refusal: { code: "channels-not-last" } };
      const args = [
        rank === 0 ? `${channels}` : tuple(shape),
        ...unless(layer.affine, "elementwise_affine=False"),
      ];
      return { layers: [call("nn.LayerNorm", args)] };
    }
    case "group-normalization": {
      const args = [`${layer.groups}`, `${channels}`, ...unless(layer.affine, "affine=False")];
      return { layers: [call("nn.GroupNorm", args)] };
    }
    case "feature-normalization":
      return { refusal: { code: "no-such-layer", kind: layer.kind } };
    case "instance-normalization": {
      const args = [`${channels}`, ...(layer.affine ? ["affine=True"] : [])];
      return sized(layer, rank, call(`nn.InstanceNorm${rank}d`, args));
    }
    case "activation": {
      if (!layer.slopes) return activationOf(layer.name, "PyTorch");
      return { layers: [layer.slopes === "one" || channels === 1 ? "nn.PReLU()" : `nn.PReLU(${channels})`] };
    }
    case "dropout":
      if (plainName(layer.name ?? "").startsWith("localresponse"))
        return { layers: ["nn.LocalResponseNorm(5)"] };
      return dropoutOf(layer.name, "nn.Dropout");
    case "upsampling":
      return sized(layer, rank, `nn.Upsample(scale_factor=${scalarOrTuple(everyAxis(layer.scale, rank))})`);
    case "unpooling": {
      const [kernel, stride, padding] = [
        layer.kernelSize,
        layer.stride ?? layer.kernelSize,
        layer.padding ?? 0,
      ].map((each) => scalarOrTuple(everyAxis(each, rank))) as [string, string, string];
      const args = [kernel, ...keyword("stride", stride, kernel), ...keyword("padding", padding, "0")];
      const notes = [{ code: "takes-places" } as const];
      return axesRefusal(layer.kind, rank) ?? { layers: [call(`nn.MaxUnpool${rank}d`, args)], notes };
    }
    case "resizing": {
      const [, ...to] = deriveOn(layer, [shape]).outputShape;
      const [over, under] = [layer.multiplier, layer.divisor ?? 1].map((each) => everyAxis(each, rank));
      const ratios = to.map((_, axis) => [over?.[axis], under?.[axis]] as [number, number]);
      // It multiplies by the quotient, a double, which may fall short of a whole number.
      const exact = ratios.every(
        ([f, g], axis) => Math.floor((shape[axis + 1] as number) * (f / g)) === to[axis],
      );
      const factors = scalarOrTuple(ratios.map(([f, g]) => (f % g === 0 ? f / g : `${f} / ${g}`)));
      return sized(
        layer,
        rank,
        `nn.Upsample(${exact ? `scale_factor=${factors}` : `size=${scalarOrTuple(to)}`})`,
      );
    }
    case "scale": {
      const code = call(`nn.Conv${rank}d`, [
        `${channels}`,
        `${channels}`,
        "kernel_size=1",
        ...keyword("groups", `${channels}`),
        ...unless(layer.bias ?? false, "bias=False"),
      ]);
      const notes = [{ code: "factor-as-convolution", groups: channels } as const];
      return axesRefusal(layer.kind, rank) ?? { layers: [code], notes };
    }
    case "zero-padding":
      return sized(layer, rank, pytorchPadding(pairs(layer.padding, rank)));
    case "reflection-padding":
      return sized(layer, rank, pytorchPadding(pairs(layer.padding, rank)).replace("Zero", "Reflection"));
    case "cropping":
      return axesRefusal(layer.kind, rank) ?? pytorchCropping(pairs(layer.cropping, rank));
    case "select-channels": {
      const { channels } = layer;
      return {
        expression: `x1[:, ${sliceOf(channels) ?? `[${channels.join(", ")}]`}]`,
        inputs: inputNames(1),
      };
    }
    case "channel-shuffle":
      return sized(layer, rank, `nn.ChannelShuffle(${layer.groups})`);
    case "pixel-shuffle":
      // Of images alone.
      if (rank !== 2) return { refusal: { code: "no-such-layer", kind: layer.kind } };
      return { layers: [`nn.PixelShuffle(${layer.factor})`] };
    case "rescaling":
      return { expression: `x1 * ${layer.factor}`, inputs: inputNames(1) };
    case "resizing-like": {
      const mode = ["linear", "bilinear", "trilinear"][rank - 1];
      const how = layer.interpolation === "linear" ? `, mode="${mode}"` : "";
      const expression = `nn.functional.interpolate(x1, size=x2.shape[2:]${how})`;
      return axesRefusal(layer.kind, rank) ?? { expression, inputs: inputNames(2) };
    }
    case "concatenate": {
      const inputs = inputNames(inputShapes.length);
      const all = inputs.length === 1 ? `(${inputs[0]},)` : tuple(inputs);
      return { expression: `torch.cat(${all}, dim=1)`, inputs, imports: "import torch" };
    }
    case "add":
    case "subtract":
    case "multiply": {
      const inputs = inputNames(inputShapes.length);
      const sign = { add: " + ", subtract: " - ", multiply: " * " }[layer.kind];
      return { expression: inputs.join(sign), inputs };
    }
  }
}
