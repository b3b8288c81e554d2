/** A face of KaTeX that the site ships, cut down to the characters a notebook on convolution can set. */
export interface Face {
  readonly file: string;
  readonly family: string;
  readonly style: "normal" | "italic";
  readonly characters: string;
}

export type FaceName = "main" | "math" | "size";

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)).join("");
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const capitalGreek = "ΓΔΘΛΞΠΣΥΦΨΩ";
const smallGreek = "αβγδεζηθικλμνξοπρστυφχψωϑϕϱϵ";
const signs = "\u00a0+−±×÷·⋅∗⋆∘⊕⊗⊙√∞=≡≈≃∼≤≥≪≫∈∋∀∃∪∩⊂⊆⊃⊇→←↔↦⇒⇐⇔⌊⌋⌈⌉⟨⟩∣∥′…⋯⋮⋱ℓ∂∇°";
const punctuation = "–—‘’“”";
const accents = "ˆˉ˙˜";
const strokeOfNotEqual = "\ue020";

/** Each face by the name of its file: `main.woff2` and so on. `size` sets tall fences and signs for sums at any size. */
export const faces: Readonly<Record<FaceName, Face>> = {
  main: {
    file: "KaTeX_Main-Regular",
    family: "KaTeX_Main",
    style: "normal",
    characters: ascii + capitalGreek + signs + punctuation + accents + strokeOfNotEqual,
  },
  math: {
    file: "KaTeX_Math-Italic",
    family: "KaTeX_Math",
    style: "italic",
    characters: letters + smallGreek,
  },
  size: {
    file: "KaTeX_Size2-Regular",
    family: "KaTeX_Size2",
    style: "normal",
    characters: "()[]{}⌊⌋⌈⌉⟨⟩/∑∏√⋃⋂",
  },
};
