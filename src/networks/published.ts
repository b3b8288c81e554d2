import type { Source } from "../citation.ts";
import { type Counting, macs, type ParameterCount } from "../layers/counting.ts";
import type { Shape } from "../layers/index.ts";
import type { Claim, Printed } from "./network.ts";

/** A text, and where it can be read. */
export function text(title: string, url: string): Source {
  return { kind: "text", title, url };
}

/** A paper by its number at arXiv. */
export function arxiv(number: string, title: string): Source {
  return text(title, `https://arxiv.org/abs/${number}`);
}

/** What stands in a repository at GitHub, or below one of its paths. */
/* @__NO_SIDE_EFFECTS__ */
export function github(repository: string, what: string, path = ""): Source {
  return text(`${repository}, ${what}`, `https://github.com/${repository}${path}`);
}

/** A file of torchvision's models, whose weights say how many parameters and billions of multiply-accumulates there are. */
export function torchvision(file: string): Source {
  return { kind: "program", name: `torchvision 0.29.1, models/${file}` };
}

/** The page of torchvision's documentation about a model, which prints the same of its weights. */
export function documented(name: string): Source {
  return text(
    `torchvision's documentation, ${name}`,
    `https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.${name}.html`,
  );
}

export const worked: Source = { kind: "hand" };

/** What a printed sum is about, and how it is printed; the whole network, to the last digit, where nothing is said. */
type About = Pick<Claim, "at" | "within"> & { readonly upTo?: boolean } & Omit<Printed, "printed">;

/** A printed number of parameters. */
export function parameters(
  source: Source,
  printed: string,
  about: About & { readonly countedBy?: ParameterCount } = {},
): Claim {
  return { source, quantity: "parameters", printed, ...about };
}

/** A printed number of operations, multiply-accumulates where no other counting is named. */
export function operations(
  source: Source,
  printed: string,
  { counting = macs, ...about }: About & { readonly counting?: Counting } = {},
): Claim {
  return { source, quantity: "operations", counting, printed, ...about };
}

/** Multiply-accumulates printed in billions. */
export function billions(source: Source, printed: string, about: About = {}): Claim {
  return operations(source, printed, { times: 1e9, ...about });
}

/** What torchvision prints of a network: its parameters, and its multiply-accumulates in billions. */
export function torchvisionClaims(source: Source, total: string, macsInBillions: string): readonly Claim[] {
  return [parameters(source, total), billions(source, macsInBillions)];
}

/** What a source prints of the parameters of layers, by the layers' names. */
export function parametersOfEach(
  source: Source,
  printed: Readonly<Record<string, string>>,
  countedBy?: ParameterCount,
): readonly Claim[] {
  const about = countedBy && { countedBy };
  return Object.entries(printed).map(([at, figure]) => parameters(source, figure, { at, ...about }));
}

/** What a source prints of the shapes [C, ...spatial sizes] that layers give, by the layers' names. */
export function shapeClaims(source: Source, shapes: Readonly<Record<string, Shape>>): readonly Claim[] {
  return Object.entries(shapes).map(([at, shape]) => ({ source, at, quantity: "outputShape", shape }));
}
