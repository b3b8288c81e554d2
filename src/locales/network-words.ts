import type { ParameterCount } from "../layers/counting.ts";
import type { LayerSpec } from "../layers/index.ts";
import type { ActivationCount, Claim } from "../networks/index.ts";

/** The words of the network pages; those in `live` go along into the page, as sentences with places for numbers. */
export interface NetworkWords {
  readonly networks: string;
  readonly networksLead: string;
  /** A name with what tells it from others of the name. */
  readonly withVariant: (name: string, variant: string) => string;
  readonly networkDescription: (name: string) => string;
  /** The groups of the list, by how many spatial axes the networks work on. */
  readonly byAxes: Readonly<Record<1 | 2 | 3, string>>;
  readonly network: string;
  readonly lead: string;
  readonly inputTitle: string;
  readonly inputLead: string;
  readonly inputNoScript: string;
  readonly channels: string;
  /** What the sizes of the input are called, axis by axis. */
  readonly sizes: Readonly<Record<"d" | "h" | "w", string>>;
  readonly chartTitle: string;
  readonly chartLead: string;
  readonly tableTitle: string;
  readonly tableLead: string;
  /** The same where layers stand in stages. */
  readonly stagesLead: string;
  readonly onlyWithWeights: string;
  readonly layer: string;
  /** The quantities of a row's derivation that a single convolution does not have. */
  readonly quantity: Readonly<Record<RowQuantity, string>>;
  readonly outputShape: string;
  readonly parameters: string;
  readonly buffers: string;
  readonly what: string;
  readonly macs: string;
  readonly receptiveField: string;
  readonly share: string;
  readonly layers: string;
  readonly activations: string;
  readonly memory: string;
  /** What the memory is of; it follows its size. */
  readonly memoryOf: string;
  readonly countedTitle: string;
  readonly countedLead: string;
  /** What a named counting counts, by its id. */
  readonly counting: Readonly<Record<string, string>>;
  readonly countedBy: Readonly<Record<ParameterCount | ActivationCount, string>>;
  readonly usedBy: string;
  readonly claimed: Readonly<Record<Claim["quantity"], string>>;
  readonly claimAt: (quantity: string, layer: string) => string;
  readonly claimUpTo: (quantity: string, layer: string) => string;
  /** A quantity and how it was counted: "operations, two a multiply-accumulate". */
  readonly claimCounted: (quantity: string, counted: string) => string;
  readonly claimOther: string;
  readonly noClaims: string;
  readonly publishedTitle: string;
  readonly publishedLead: string;
  readonly source: string;
  readonly figure: string;
  readonly here: string;
  readonly sourcesTitle: string;
  readonly sourcesLead: string;
  readonly takeTitle: string;
  readonly takeLead: string;
  readonly schema: string;
  /** The file of every layer's derivation in plain text, and where it is offered in place of rows that open. */
  readonly derivations: string;
  readonly derivationsLead: string;
  readonly live: LiveNetworkWords;
}

/** What a network's page says while it runs. */
export interface LiveNetworkWords {
  readonly kind: Readonly<Record<LayerSpec["kind"], string>>;
  /** What a layer is set to, after its kind: "stride 2". */
  readonly setting: Readonly<Record<SettingName, string>>;
  readonly wholeInput: string;
  /** How many layers a stage has. */
  readonly stageLayers: string;
  readonly openStages: string;
  readonly foldStages: string;
  /** The text alternative of the chart. */
  readonly chart: string;
  readonly answer: string;
  readonly stale: string;
  /** What stands between the names of axes, and between what a layer is set to. */
  readonly between: Readonly<Record<"axes" | "settings", string>>;
  /** A quantity of some of the axes. */
  readonly onAxes: string;
  /** A layer that cannot be on this input: its name, and the sentence that says why. */
  readonly cannotBe: string;
  readonly tooLarge: string;
  readonly copied: string;
  readonly copyFailed: string;
}

export type SettingName =
  | "stride"
  | "padding"
  | "dilation"
  | "groups"
  | "outputPadding"
  | "ceilMode"
  | "noBias"
  | "scale"
  | "to";

export type RowQuantity =
  | "outputChannels"
  | "outputFeatures"
  | "buffers"
  | "counters"
  | "jump"
  | "receptiveField"
  | "fieldStart"
  | "windows"
  | "droppedWindows"
  | "outputElements";
