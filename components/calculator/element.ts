import {
  type Convolution,
  type Derivation,
  deriveConvolution,
  safeParse,
} from "../../src/convolution/index.ts";
import { shapeTuple } from "../../src/frameworks/channel-order.ts";
import { kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import { drawLayer } from "../picture/picture.ts";
import { sayPicture, shape } from "../picture-text.ts";
import { writeSlots } from "../slots.ts";
import { Widget } from "../widget.ts";
import { writeCodes } from "./code.ts";
import { complain, readForm, toldApart, writeForm } from "./form.ts";
import { lightTogether } from "./light.ts";
import { redraw } from "./redraw.ts";
import { queryOf, type State, specOf, stateFrom } from "./state.ts";
import { isIdle, lineKey } from "./steps.ts";

/** What the page hands over: its words, and the state the form opens with. */
type Handed = LiveWords & { readonly preset: State };

/** The calculator of a convolution: shapes, counts, formulas, picture and lines of code. */
export class Calculator extends Widget<Handed> {
  constructor() {
    super();
    lightTogether(this);
  }

  protected override ask(query: string): void {
    writeForm(this, stateFrom(query, this.handed.preset));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    if (changed?.name === "perAxis") writeForm(this, toldApart(readForm(this)));
    const state = readForm(this);
    const { layer, issues } = safeParse(specOf(state));
    complain(this, state, issues, this.handed);
    this.conclude(queryOf(state, this.handed.preset), layer && this.#show(layer, deriveConvolution(layer)));
  }

  #show(layer: Convolution, derivation: Derivation): string {
    const { outputChannels, outputSize, parameters, macs } = derivation;
    const { lang } = document.documentElement;
    const answer = {
      output: shape([outputChannels, ...outputSize]),
      parameters: parameters.toLocaleString(lang),
      macs: macs.toLocaleString(lang),
      "channels-first": shapeTuple("channels-first", outputChannels, outputSize),
      "channels-last": shapeTuple("channels-last", outputChannels, outputSize),
    };
    this.write(answer);
    for (const place of this.querySelectorAll<HTMLElement>("[data-place]"))
      this.#derive(place, layer, derivation);
    redraw(this, drawLayer(layer, derivation), this.handed);
    this.one(".drawings").ariaLabel = sayPicture(this.handed, layer, derivation);
    writeCodes(this, [pytorchConvolution(layer), kerasConvolution(layer)], this.handed);
    return format(this.handed.answer, answer);
  }

  /** Sets the lines of one place, an axis or the whole layer: one for each step that the page has typeset a line for. */
  #derive(place: HTMLElement, { inputSize }: Convolution, { steps }: Derivation): void {
    const name = place.dataset.place as string;
    const axis = name === "layer" ? undefined : "dhw".indexOf(name) - 3 + inputSize.length;
    const own = steps.filter((step) => step.axis === axis && this.typeset(lineKey(step)));
    for (const line of place.querySelectorAll<HTMLElement>(".line")) {
      const step = own.shift();
      line.hidden = !step || isIdle(step);
      if (!step) continue;
      const key = lineKey(step);
      if (line.dataset.key !== key) {
        line.replaceChildren((this.typeset(key) as DocumentFragment).cloneNode(true));
        line.dataset.key = key;
      }
      writeSlots(line, { ...step.values, value: step.value });
    }
  }
}
