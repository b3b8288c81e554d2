/**
 * TeX's styles: display, text, script and scriptscript at 0, 2, 4 and 6, and one more where powers are cramped: under a
 * fraction's line.
 */
export type Style = number;
export const superscript = (style: Style): Style => (style < 4 ? 4 : 6) + (style % 2);
export const ofFraction = (style: Style): Style => (style < 6 ? style + 2 : style);

// What the style changes, by its level (display, text, script, scriptscript): the fonts' sizes and TeX's parameters.
type Levels = readonly [number, number, number, number];
/** The parameter of a style. */
export const at = (levels: Levels, style: Style): number => levels[style >> 1] as number;
export const scale: Levels = [1, 1, 0.7, 0.5];
export const sizeClass: Levels = [6, 6, 3, 1];
export const quad: Levels = [1, 1, 1.171, 1.472];
export const rule: Levels = [0.04, 0.04, 0.049, 0.049];
export const numeratorShift: Levels = [0.677, 0.394, 0.384, 0.387];
export const denominatorShift: Levels = [0.686, 0.345, 0.344, 0.532];
export const powerShift: Levels = [0.413, 0.363, 0.431, 0.404];
export const crampedPowerShift: Levels = [0.289, 0.289, 0.286, 0.294];
export const powerDrop: Levels = [0.386, 0.386, 0.353, 0.494];
export const indexShift: Levels = [0.15, 0.15, 0.143, 0.2];
export const axis = 0.25;
export const xHeight = 0.431;

// Heights and slants of KaTeX's letters in 100,000ths of an em, letters of the same side by side.
const heights = "acegmnopqrsuvwxyz43056 bdfhkl69444 ij66786 t61508";
const slants =
  "B5017 CKZ7153 DOr2778 ES5764 FPTW13889 H8125 IX7847 J9618 MNU10903 R773 VY22222 f10764 gqvy3588 j5724 k3148 l1968 w2691 z4398";

const find = (table: string, letter: string): number =>
  Number(table.match(`${letter}[a-zA-Z]*(\\d+)`)?.[1] ?? 0) / 1e5;

/** Height and depth in em of an upright letter or digit (KaTeX's Main-Regular). */
export function upright(character: string): readonly [number, number] {
  const height = /\d/.test(character) ? 0.64444 : find(heights, character) || 0.68333;
  return [height, /[Qgjpqy]/.test(character) ? 0.19444 : 0];
}

/** Height, depth and slant in em of a letter in italics (KaTeX's Math-Italic). */
export function italic(letter: string): readonly [number, number, number] {
  const [height, depth] = upright(letter);
  return [/[ij]/.test(letter) ? 0.65952 : height, letter === "f" ? 0.19444 : depth, find(slants, letter)];
}
