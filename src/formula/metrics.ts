/** Height, depth and slant of a character, in em. */
export type Metrics = readonly [number, number, number];

// KaTeX's Math-Italic: letters of the same slant side by side.
const slants: Readonly<Record<string, number>> = {
  B: 0.05017,
  CKZ: 0.07153,
  DOr: 0.02778,
  ES: 0.05764,
  FPTW: 0.13889,
  H: 0.08125,
  IX: 0.07847,
  J: 0.09618,
  MNU: 0.10903,
  R: 0.00773,
  VY: 0.22222,
  f: 0.10764,
  gqvy: 0.03588,
  j: 0.05724,
  k: 0.03148,
  l: 0.01968,
  w: 0.02691,
  z: 0.04398,
};

/** A letter in italics. */
export function italicLetter(letter: string): Metrics {
  const slant = Object.entries(slants).find(([letters]) => letters.includes(letter))?.[1] ?? 0;
  const dotted = /[ij]/.test(letter);
  const [height, depth] = uprightCharacter(letter);
  return [dotted ? 0.65952 : height, letter === "f" ? 0.19444 : depth, slant];
}

/** An upright letter or digit. */
export function uprightCharacter(character: string): Metrics {
  const depth = /[Qgjpqy]/.test(character) ? 0.19444 : 0;
  if (/\d/.test(character)) return [0.64444, 0, 0];
  if (/[A-Z]/.test(character)) return [0.68333, depth, 0];
  if (/[bdfhkl]/.test(character)) return [0.69444, 0, 0];
  if (/[ij]/.test(character)) return [0.66786, depth, 0];
  return [character === "t" ? 0.61508 : 0.43056, depth, 0];
}
