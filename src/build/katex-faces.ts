/** A face of KaTeX that the site ships, cut down to the characters a notebook on convolution can set. */
export interface Face {
  readonly file: string;
  readonly family: string;
  readonly style: "normal" | "italic";
  /** KaTeX's classes that set it. */
  readonly classes: readonly string[];
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
    classes: ["katex-html", "mathrm", "textrm", "mainrm"],
    characters: ascii + capitalGreek + signs + punctuation + accents + strokeOfNotEqual,
  },
  math: {
    file: "KaTeX_Math-Italic",
    family: "KaTeX_Math",
    style: "italic",
    classes: ["mathnormal"],
    characters: letters + smallGreek,
  },
  size: {
    file: "KaTeX_Size2-Regular",
    family: "KaTeX_Size2",
    style: "normal",
    classes: ["delimsizing", "op-symbol"],
    characters: "()[]{}⌊⌋⌈⌉⟨⟩/∑∏√⋃⋂",
  },
};

const names = Object.keys(faces) as FaceName[];
const byClass = new Map(names.flatMap((name) => faces[name].classes.map((known) => [known, name] as const)));

/** The face that these classes of an element of a formula set, if they set one. */
export function faceOf(classes: readonly string[]): FaceName | undefined {
  const found = classes.flatMap((name) => byClass.get(name) ?? []);
  return found.find((name) => name !== "main") ?? found[0];
}

/** A sentence for each character of a formula's text that the site does not ship in its face. */
export function missingCharacters(text: string, face: FaceName): readonly string[] {
  const { characters, file } = faces[face];
  const missing = [...text].filter((character) => !characters.includes(character) && character !== "\u200b");
  return missing.map((character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return `"${character}" (U+${code}) is not in the subset of ${file}; add it to src/build/katex-faces.ts.`;
  });
}
