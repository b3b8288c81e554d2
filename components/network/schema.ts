const count = { type: "integer", minimum: 0 } as const;
const shape = { type: "array", items: { type: "integer", minimum: 1 }, minItems: 1 } as const;
const names = { type: "array", items: { type: "string" }, minItems: 1 } as const;
const words = {
  type: "object",
  properties: { en: { type: "string" }, "zh-cn": { type: "string" } },
  required: ["en", "zh-cn"],
  additionalProperties: false,
} as const;

const source = {
  type: "object",
  properties: {
    kind: { enum: ["hand", "text", "program"] },
    title: { type: "string" },
    url: { type: "string" },
    name: { type: "string" },
  },
  required: ["kind"],
  additionalProperties: false,
} as const;

const step = {
  description: "One line of a derivation: the value is the formula's with the numbers put in.",
  type: "object",
  properties: {
    quantity: { type: "string" },
    axis: {
      ...count,
      description: "The spatial axis it is about, from 0; absent where it is about the layer.",
    },
    symbol: { type: "string" },
    formula: { type: "string" },
    values: { type: "object", additionalProperties: { type: "integer" } },
    numbersPutIn: { type: "string" },
    value: { type: "number" },
  },
  required: ["quantity", "symbol", "formula", "values", "numbersPutIn", "value"],
  additionalProperties: false,
} as const;

const fraction = { type: "string", pattern: "^-?\\d+(/\\d+)?$" } as const;

const receptiveField = {
  description:
    "What an element sees of the network's input: along each axis how many elements, how far apart the fields of neighbours are and where the first begins, before 0 in the padding; all where it sees all.",
  oneOf: [
    { const: "all" },
    {
      type: "array",
      items: {
        type: "object",
        properties: { size: count, jump: fraction, start: fraction },
        required: ["size", "jump", "start"],
        additionalProperties: false,
      },
    },
  ],
} as const;

const counts = {
  parameters: { ...count, description: "Trained weights, biases, scales and shifts." },
  buffers: { ...count, description: "Numbers kept and not trained: running means and variances." },
  counters: { ...count, description: "Whole-number buffers: batches seen." },
  biases: { ...count, description: "The biases among the parameters." },
  macs: { ...count, description: "Multiply-accumulates for one input; padding's zeros counted, biases not." },
  outputElements: { ...count, description: "Elements of the output: activation memory in values." },
} as const;

const layer = {
  type: "object",
  properties: {
    name: { type: "string" },
    from: { ...names, description: "The layers that are read; input is what comes into the network." },
    layer: { type: "object", properties: { kind: { type: "string" } }, required: ["kind"] },
    inputShapes: { type: "array", items: shape, minItems: 1 },
    outputShape: { ...shape, description: "[C, ...spatial sizes]; flat: [features]." },
    ...counts,
    receptiveField,
    aligned: {
      type: "boolean",
      description: "False behind branches that met with receptive fields of different middles.",
    },
    steps: { type: "array", items: step },
  },
  required: [
    "name",
    "from",
    "layer",
    "inputShapes",
    "outputShape",
    ...Object.keys(counts),
    "receptiveField",
    "aligned",
    "steps",
  ],
  additionalProperties: false,
};

const claim = {
  description: "A figure that somebody else published about the network.",
  type: "object",
  properties: {
    quantity: { type: "string" },
    source,
    printed: { type: "string", pattern: "^\\d+(\\.\\d+)?$" },
    times: { ...count, description: "The unit of the printed number: 1000000000 for billions." },
    shape,
  },
  required: ["quantity", "source"],
} as const;

/** The schema of `/networks/<id>.json`, JSON Schema 2020-12, for a site that publishes it at an address. */
export function networkSchema(address: string) {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: address,
    title: "A network of Volume Convolution, layer by layer",
    type: "object",
    properties: {
      $schema: { const: address },
      id: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
      name: { type: "string" },
      variant: words,
      address: { type: "string" },
      inputShape: shape,
      outputShape: shape,
      totals: {
        type: "object",
        properties: counts,
        required: Object.keys(counts),
        additionalProperties: false,
      },
      layers: { type: "array", items: layer, minItems: 1 },
      claims: { type: "array", items: claim },
      sources: { type: "array", items: source, minItems: 1 },
      licence: { const: "CC-BY-4.0" },
    },
    required: [
      "$schema",
      "id",
      "name",
      "address",
      "inputShape",
      "outputShape",
      "totals",
      "layers",
      "claims",
      "sources",
      "licence",
    ],
    additionalProperties: false,
  };
}
