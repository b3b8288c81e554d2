import { z } from "zod";

const count = z.int().min(0);
const shape = z.array(z.int().min(1)).min(1);
const fraction = z.string().regex(/^-?\d+(\/\d+)?$/);

/** A source, as files name it. */
export const source = z.strictObject({
  kind: z.enum(["hand", "text", "program"]),
  title: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
});

/** A line of a derivation, as files hold it. */
export const step = z
  .strictObject({
    quantity: z.string(),
    axis: z.optional(
      count.describe("The spatial axis it is about, from 0; absent where it is about the layer."),
    ),
    symbol: z.string(),
    formula: z.string(),
    values: z.record(z.string(), z.int()),
    numbersPutIn: z.string(),
    value: z.number(),
  })
  .describe("One line of a derivation: the value is the formula's with the numbers put in.");

const receptiveField = z
  .union([z.literal("all"), z.array(z.strictObject({ size: count, jump: fraction, start: fraction }))])
  .describe(
    "What an element sees of the network's input: along each axis how many elements, how far apart the fields of neighbours are and where the first begins, before 0 in the padding; all where it sees all.",
  );

const counts = {
  parameters: count.describe("Trained weights, biases, scales and shifts."),
  buffers: count.describe("Numbers kept and not trained: running means and variances."),
  counters: count.describe("Whole-number buffers: batches seen."),
  biases: count.describe("The biases among the parameters."),
  macs: count.describe("Multiply-accumulates for one input; padding's zeros counted, biases not."),
  outputElements: count.describe("Elements of the output: activation memory in values."),
};

const layer = z.strictObject({
  name: z.string(),
  from: z
    .array(z.string())
    .min(1)
    .describe("The layers that are read; input is what comes into the network."),
  shares: z.string().optional().describe("The layer whose weights it uses again, which are counted there."),
  layer: z.looseObject({ kind: z.string() }),
  inputShapes: z.array(shape).min(1),
  outputShape: shape.describe("[C, ...spatial sizes]; flat: [features]."),
  ...counts,
  receptiveField,
  aligned: z.boolean().describe("False behind branches that met with receptive fields of different middles."),
  steps: z.array(step),
});

const claim = z
  .looseObject({
    quantity: z.string(),
    source,
    printed: z.optional(z.string().regex(/^\d+(\.\d+)?$/)),
    times: count.describe("The unit of the printed number: 1000000000 for billions.").optional(),
    shape: shape.optional(),
  })
  .describe("A figure that somebody else published about the network.");

/** The schema of `/networks/<id>.json`, JSON Schema 2020-12, for a site that publishes it at an address. */
export function networkSchema(address: string) {
  const network = z.strictObject({
    $schema: z.literal(address),
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string(),
    variant: z.strictObject({ en: z.string(), "zh-cn": z.string() }).optional(),
    address: z.string(),
    inputShape: shape,
    otherInputs: z
      .array(z.string())
      .optional()
      .describe("What comes in besides, by the names that layers read."),
    outputShape: shape,
    totals: z.strictObject(counts),
    layers: z.array(layer).min(1),
    claims: z.array(claim),
    sources: z.array(source).min(1),
    licence: z.literal("CC-BY-4.0"),
    // Of what the ledger holds; a network on another input than its own is not in it.
    label: z.string().optional(),
    version: count.optional(),
    published: z.string().optional(),
    hash: z.string().optional(),
  });
  return {
    $id: address,
    title: "A network of Volume Convolution, layer by layer",
    ...z.toJSONSchema(network),
  };
}
