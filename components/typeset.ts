import katex from "katex";
import { dataOf, type Mark, rewriteMarks, withoutMarks } from "./marks.ts";

/** How a formula is set: in the line, or on a line of its own. */
export interface TypesetOptions {
  readonly display?: boolean;
  /** Whether the TeX goes along, for copying; a page with many formulas does without it. */
  readonly source?: boolean;
}

const done = new Map<string, string>();

/**
 * The HTML of a formula, made at build: MathML for screen readers and copying, and the picture (aria-hidden).
 *
 * `\htmlClass{role-input}{i}` gives a part of the picture a class. `\htmlData{slot=k}{3}` makes a number live: in both
 * halves it stands alone in an element with `data-slot="k"`, for `writeSlots` in slots.ts.
 *
 * @throws Error that quotes the TeX, where KaTeX or these rules cannot take it.
 */
export function typeset(tex: string, { display = false, source = true }: TypesetOptions = {}): string {
  const key = `${display} ${source} ${tex}`;
  let html = done.get(key);
  if (html === undefined) {
    try {
      html = set(tex, display, source);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Cannot typeset "${tex}": ${reason}`, { cause: error });
    }
    done.set(key, html);
  }
  return html;
}

/** A live number of the formula; KaTeX sees a coloured 0 in its place, the colour being its number. */
interface Slot {
  readonly color: string;
  readonly digits: string;
  readonly attributes: string;
}

function set(tex: string, displayMode: boolean, source: boolean): string {
  const slots: Slot[] = [];
  const html = katex.renderToString(withColors(tex, slots), {
    displayMode,
    throwOnError: true,
    strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
    trust: ({ command }) => {
      if (command === "\\htmlClass" || command === "\\htmlData") return true;
      throw new Error(`${command} is not allowed`);
    },
  });
  const whole =
    slots.length > 0 || !source ? withoutAnnotation(html) : withAnnotation(html, withoutMarks(tex));
  const live = slots.reduce(withSlot, whole);
  if (/mathcolor=|style="[^"]*color:/.test(live))
    throw new Error("a colour is given by \\htmlClass, not by TeX");
  return live;
}

function withColors(tex: string, slots: Slot[]): string {
  return rewriteMarks(tex, (mark) => {
    if (mark.command === "htmlData" && dataOf(mark).has("slot")) {
      slots.push(slotOf(mark, slots.length + 1));
      return `\\textcolor{${slots.at(-1)?.color}}{0}`;
    }
    return `\\${mark.command}{${mark.argument}}{${withColors(mark.body, slots)}}`;
  });
}

function slotOf(mark: Mark, number: number): Slot {
  const digits = mark.body.trim();
  if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new Error(`a slot holds one number, not "${mark.body}"`);
  const attributes = [...dataOf(mark)].map(([name, value]) => {
    if (!/^[a-z][a-z-]*$/.test(name) || !/^[\w.:-]+$/.test(value))
      throw new Error(`"${name}=${value}" is no name of a slot`);
    return ` data-${name}="${value}"`;
  });
  const color = `#${number.toString(16).padStart(6, "0")}`;
  return { color, digits: digits.replace("-", "−"), attributes: attributes.join("") };
}

function withSlot(html: string, { color, digits, attributes }: Slot): string {
  const mathml = `<mstyle mathcolor="${color}"><mn>0</mn></mstyle>`;
  const picture = new RegExp(`<span class="(mord[^"]*)" style="color:${color};">0</span>`);
  if (!html.includes(mathml) || !picture.test(html)) throw new Error("a slot cannot stand here");
  return html
    .replace(mathml, `<mn${attributes}>${digits}</mn>`)
    .replace(picture, `<span class="$1"${attributes}>${digits}</span>`);
}

// Its numbers would stay behind when the slots are written.
function withoutAnnotation(html: string): string {
  return html.replace(annotation, "").replace(/<\/?semantics>/g, "");
}

function withAnnotation(html: string, tex: string): string {
  const text = tex.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return html.replace(annotation, (_, open: string) => `${open}${text}</annotation>`);
}

const annotation = /(<annotation encoding="application\/x-tex">)[^<]*<\/annotation>/;
