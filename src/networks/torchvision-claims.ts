import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import type { Claim } from "./network.ts";

/** A file of torchvision's models, whose weights say how many parameters and billions of multiply-accumulates there are. */
export function torchvision(file: string): Source {
  return { kind: "program", name: `torchvision 0.29.1, models/${file}` };
}

/** The page of torchvision's documentation about a model, which prints the same of its weights. */
export function documented(name: string): Source {
  return {
    kind: "text",
    title: `torchvision's documentation, ${name}`,
    url: `https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.${name}.html`,
  };
}

/** What torchvision prints of a network: its parameters, and its multiply-accumulates in billions. */
export function torchvisionClaims(source: Source, parameters: string, billions: string): readonly Claim[] {
  return [
    { source, quantity: "parameters", printed: parameters },
    { source, quantity: "operations", counting: macs, printed: billions, times: 1e9 },
  ];
}
