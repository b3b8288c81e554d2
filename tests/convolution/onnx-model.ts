import proto from "onnx-proto";

const { onnx } = proto;
const { AttributeProto, ModelProto, TensorProto } = onnx;

/** The attributes of ONNX's Conv operator: https://onnx.ai/onnx/operators/onnx__Conv.html */
export interface ConvAttributes {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly group: number;
  /** Every axis's beginning, then every axis's end; not together with auto_pad. */
  readonly pads?: readonly number[];
  readonly auto_pad?: "SAME_UPPER" | "SAME_LOWER" | "VALID";
}

/** The attributes of an ONNX operator, by name. */
export type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

/** An ONNX model, as bytes, that is one Conv node: from x, w and, where there is a bias, b, to y. */
export function convModel(
  attributes: ConvAttributes,
  shapes: Readonly<Record<string, readonly number[]>>,
): Uint8Array {
  return nodeModel("Conv", { ...attributes }, shapes);
}

/** An ONNX model, as bytes, that is one node: from the inputs whose shapes are given, in this order, to y. */
export function nodeModel(
  opType: string,
  attributes: Attributes,
  shapes: Readonly<Record<string, readonly number[]>>,
  opset = 13,
): Uint8Array {
  const model = ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: "", version: opset }],
    graph: {
      name: "one node",
      node: [
        {
          opType,
          input: Object.keys(shapes),
          output: ["y"],
          attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
        },
      ],
      input: Object.entries(shapes).map(([name, shape]) => floats(name, shape)),
      output: [floats("y")],
    },
  });
  return ModelProto.encode(model).finish();
}

function attribute(name: string, value: number | string | readonly number[]) {
  const { INT, INTS, STRING } = AttributeProto.AttributeType;
  if (typeof value === "number") return { name, type: INT, i: value };
  if (typeof value === "string") return { name, type: STRING, s: new TextEncoder().encode(value) };
  return { name, type: INTS, ints: [...value] };
}

function floats(name: string, shape?: readonly number[]) {
  const dimensions = shape === undefined ? {} : { shape: { dim: shape.map((size) => ({ dimValue: size })) } };
  return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, ...dimensions } } };
}
