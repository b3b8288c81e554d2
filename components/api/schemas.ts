import { z } from "zod";
import { source, step } from "../network/schema.ts";

const count = z.int().min(0);
const counts = z.array(count).min(1);
const pairs = z.array(z.tuple([count, count])).min(1);
const words = z.strictObject({ en: z.string().min(1), "zh-cn": z.string().min(1) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const label = z.string().regex(/^VC-[XNE][1-9]\d*$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe(
    "SHA-256 of canonical JSON (RFC 8785): of layer and values, of symbol and formula, or of a network's layers and totals.",
  );

const layer = z.strictObject({
  kind: z.literal("convolution"),
  inputSize: counts,
  inChannels: count,
  outChannels: count,
  kernelSize: counts,
  stride: counts,
  padding: z.union([z.enum(["valid", "same", "same-lower", "full", "causal"]), pairs]),
  dilation: counts,
  groups: count,
  bias: z.boolean(),
});

const values = {
  effectiveKernel: counts,
  padding: pairs,
  outputSize: counts,
  outputChannels: count,
  unusedInput: counts,
  kernelWeights: count,
  weights: count,
  biases: count,
  parameters: count,
  macs: count,
  inputElements: count,
  outputElements: count,
};

const example = (address: string) =>
  z.strictObject({
    $schema: z.literal(address),
    id,
    label: label.optional(),
    version: count.optional(),
    published: day.optional(),
    hash: hash.optional(),
    title: z.string(),
    address: z.string(),
    layer,
    ...values,
    steps: z.array(step.extend({ tex: z.string() })).min(1),
    claims: z.strictObject(values).partial(),
    sources: z.array(source).min(1),
    licence: z.literal("CC-BY-4.0"),
  });

const publication = z.strictObject({
  label,
  id,
  version: z.int().min(1),
  published: day,
  title: words,
  hash,
  layer: layer.optional(),
  values: z
    .strictObject({ ...values, outputShape: counts, buffers: count, counters: count })
    .partial()
    .optional(),
  symbol: z.string().optional(),
  formula: z.looseObject({ kind: z.string() }).optional(),
  corrects: words.optional(),
  withdrawn: words.optional(),
});

const ledger = z.strictObject({
  examples: z.array(publication),
  networks: z.array(publication),
  equations: z.array(publication),
});

const citation = z
  .array(
    z.strictObject({
      id: z.string().regex(/^VC-[XNE][1-9]\d*\.v[1-9]\d*$/),
      type: z.literal("webpage"),
      author: z.array(z.strictObject({ literal: z.string() })).length(1),
      title: z.string(),
      "container-title": z.string(),
      issued: z.strictObject({ "date-parts": z.array(z.tuple([count, count, count])).length(1) }),
      number: label,
      version: z.string(),
      genre: z.string(),
      URL: z.string().optional(),
      language: z.string(),
      note: z.string(),
    }),
  )
  .length(1);

const endpoint = z.strictObject({
  path: z.string().describe("Below the site's address; {lang} is empty or zh-cn/, {id} one of ids."),
  languages: z.array(z.enum(["", "zh-cn/"])).min(1),
  ids: z.array(id).optional(),
  mediaType: z.string(),
  schema: z.string().optional().describe("The address of its JSON Schema, 2020-12; texts have none."),
});
const api = z.strictObject({
  name: z.string(),
  licence: z.literal("CC-BY-4.0"),
  endpoints: z.array(endpoint).min(1),
});

/** The published schemas by their names, each for the address it stands at; they stay, and a change gets a new address. */
const schemas = {
  example,
  ledger: () => ledger,
  citation: () => citation,
  api: () => api,
} as const;
export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** Where a schema stands in the site. */
export function schemaPath(name: SchemaName): string {
  return `schemas/v1/${name}.json`;
}

/** A published schema, JSON Schema 2020-12, for a site that publishes it at an address. */
export function schemaOf(name: SchemaName, address: string) {
  return { $id: address, title: `Volume Convolution: ${name}`, ...z.toJSONSchema(schemas[name](address)) };
}
