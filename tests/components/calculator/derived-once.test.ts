import { beforeEach, expect, test, vi } from "vitest";
import { answerConvolution } from "../../../components/calculator/convolution.ts";
import { frameworks, kinds, layerStateFrom, layerStateOf } from "../../../components/calculator/kinds.ts";
import { answerLayer } from "../../../components/calculator/layer.ts";
import { answerWordsOf } from "../../../components/calculator/shown.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { walkAll } from "../../../src/convolution/window.ts";
import { phrasesOf } from "../../../src/locales/index.ts";

// Every derivation walks the axes of its layer once.
vi.mock("../../../src/convolution/window.ts", { spy: true });
const derived = () => vi.mocked(walkAll).mock.calls.map(([layer]) => JSON.stringify(layer));

const phrases = phrasesOf("en");
const { live, layerWords, layerPage, paddingMode } = phrases;
const preset = layerStateOf(
  convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }),
);
const answers = { ...answerWordsOf(phrases), code: phrases.code, copy: phrases.copy };
const { places, window } = layerPage;

// Each key types a size that no key before it had.
let size = 40;
const typed = (query: string) => {
  size++;
  return layerStateFrom(new URLSearchParams(`${query}&inputSize-h=${size}&inputSize-w=${size}`), preset);
};
beforeEach(() => {
  vi.mocked(walkAll).mockClear();
});

test("a key derives a lesson's layer once", () => {
  const { shown } = answerConvolution(typed(""), { ...live, answers, preset }, "en");
  expect(shown).toBeDefined();
  expect(derived()).toHaveLength(1);
});

test.each(kinds.flatMap((kind) => ["", ...frameworks.map(({ id }) => id)].map((id) => [kind, id] as const)))(
  "a key derives the layers that a %s is once each, and those of %s where they are others",
  (kind, framework) => {
    const words = { ...layerWords, answers, preset, places, window, paddingMode };
    const { shown } = answerLayer(typed(`kind=${kind}&framework=${framework}`), words, "en");
    const layers = derived();
    expect(new Set(layers).size).toBe(layers.length);
    // A separable convolution is two layers; a pooling's code may need it as another framework pads it.
    const parts = shown?.pictures.length as number;
    expect(parts).toBe(kind === "separable-convolution" ? 2 : 1);
    expect(layers.length).toBeLessThanOrEqual(parts + (kind.endsWith("pooling") ? 2 : 1));
    if (!framework && !kind.endsWith("pooling")) expect(layers).toHaveLength(parts);
  },
);
