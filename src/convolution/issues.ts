/** The fields of a convolution that a reader fills in. */
export type Field =
  | "inputSize"
  | "inChannels"
  | "outChannels"
  | "kernelSize"
  | "stride"
  | "padding"
  | "dilation"
  | "groups"
  | "bias";

/** What is wrong with a layer, as data: the sentence that says so lives in a locale. */
export type Issue = { readonly field: Field; readonly axis?: number } & (
  | { readonly code: "missing" }
  | { readonly code: "not-a-whole-number"; readonly value: unknown }
  | {
      readonly code: "out-of-range";
      readonly value: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly code: "wrong-length"; readonly length: number; readonly rank: number }
  | { readonly code: "no-axis" }
  | { readonly code: "too-many-axes"; readonly rank: number; readonly maximum: number }
  | { readonly code: "not-a-boolean"; readonly value: unknown }
  | { readonly code: "unknown-padding"; readonly value: unknown }
  | {
      readonly code: "kernel-larger-than-input";
      readonly effectiveKernel: number;
      readonly paddedInput: number;
    }
  | { readonly code: "channels-not-divisible"; readonly channels: number; readonly groups: number }
  | { readonly code: "causal-needs-one-axis"; readonly rank: number }
  | { readonly code: "count-not-exact"; readonly quantity: string }
);

/** Thrown for a layer that cannot be; `issues` holds everything wrong with it. */
export class LayerError extends Error {
  override readonly name = "LayerError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(`This layer cannot be: ${issues.map(inOneLine).join("; ")}`);
    this.issues = issues;
  }
}

function inOneLine({ code, ...facts }: Issue): string {
  return `${code} (${Object.entries(facts)
    .map(([name, fact]) => `${name}: ${shown(fact)}`)
    .join(", ")})`;
}

// A fact may be anything a caller put into a field, even what has no words of its own: a bare object, a circle.
function shown(fact: unknown): string {
  if (typeof fact === "string") return JSON.stringify(fact);
  if (Array.isArray(fact)) return "an array";
  if (typeof fact === "function") return "a function";
  return typeof fact === "object" && fact !== null ? "an object" : String(fact);
}
