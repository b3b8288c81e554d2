import type { Cited } from "../../src/citation/index.ts";
import { apaOf } from "../../src/citation/styles.ts";
import { inputShape } from "../../src/convolution/index.ts";
import type { Example, Language } from "../../src/examples/index.ts";
import { text } from "../../src/formula/text.ts";
import { kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";
import { phrasesOf } from "../../src/locales/index.ts";
import { codeText } from "../calculator/framework.ts";
import { shareAxes } from "../derivation/steps.ts";
import { givenOf } from "./given.ts";
import { lineTex } from "./texts.ts";

/** A cell before it gets its id: prose, or lines with what they print. */
type Cell = { readonly prose: string } | { readonly code: string; readonly prints: string };

/**
 * An example as a Jupyter notebook (nbformat 4.5), what its cells print with it: the derivation, its formulas as Python, and the
 * layer in PyTorch and Keras, each of which must give the same numbers.
 */
export function notebookOf(example: Example, language: Language, cited: Cited | undefined) {
  const { title, layer, derivation } = example;
  const phrases = phrasesOf(language);
  const given = givenOf(layer, phrases).map(({ label, value }) => `${label} ${value}`.trim());
  const shared = shareAxes(derivation.steps);
  const cells: readonly Cell[] = [
    {
      prose: [
        `# ${title[language]}`,
        ...(cited ? [`${cited.label}, ${cited.versionText}`] : []),
        `**${phrases.given}** ${given.join(phrases.betweenGivens)}`,
        shared.map(({ step }) => `$$${lineTex(step)}$$`).join("\n\n"),
      ].join("\n\n"),
    },
    formulaCell(example),
    ...[pytorchCell(example), kerasCell(example)],
    ...(cited ? [{ prose: apaOf(cited) }] : []),
  ];
  return {
    cells: cells.map(written),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function written(cell: Cell, at: number) {
  const id = `cell-${at + 1}`;
  if ("prose" in cell) return { cell_type: "markdown", id, metadata: {}, source: linesOf(cell.prose) };
  const outputs = [{ name: "stdout", output_type: "stream", text: linesOf(cell.prints) }];
  return { cell_type: "code", execution_count: at, id, metadata: {}, outputs, source: linesOf(cell.code) };
}

// A notebook holds a text as its lines, each with its end but the last.
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** Every formula as Python, with the numbers of its step; the assertion holds our value. */
function formulaCell({ derivation }: Example): Cell {
  const lines = shareAxes(derivation.steps).flatMap(({ step: { symbol, formula, values, value } }) => {
    const given = Object.entries(values).map(([name, number]) => `${name} = ${number}`);
    return [
      ...(given.length > 0 ? [given.join("; ")] : []),
      `${symbol} = ${text(formula)}`,
      `assert ${symbol} == ${value}`,
    ];
  });
  return {
    code: ["from math import ceil, floor", "", ...lines, "print(int(n))"].join("\n"),
    prints: `${derivation.parameters}\n`,
  };
}

function pytorchCell({ layer, derivation }: Example): Cell {
  const { outputChannels, outputSize, parameters } = derivation;
  const [head, line] = parted(codeText(pytorchConvolution(layer)));
  const shape = tuple([1, outputChannels, ...outputSize]);
  return {
    code: [
      head,
      "import torch",
      "",
      `layer = ${line}`,
      `output = layer(torch.zeros(${[1, ...inputShape(layer)].join(", ")}))`,
      "parameters = sum(each.numel() for each in layer.parameters())",
      `assert tuple(output.shape) == ${shape}`,
      `assert parameters == ${parameters}`,
      "print(tuple(output.shape), parameters)",
    ].join("\n"),
    prints: `${shape} ${parameters}\n`,
  };
}

function kerasCell({ layer, derivation }: Example): Cell {
  const { outputChannels, outputSize, parameters } = derivation;
  const [head, line] = parted(codeText(kerasConvolution(layer)));
  const shape = `(None, ${[...outputSize, outputChannels].join(", ")})`;
  return {
    code: [
      "import os",
      "",
      'os.environ.setdefault("KERAS_BACKEND", "torch")',
      head,
      "",
      `model = ${line}`,
      `assert model.output_shape == ${shape}`,
      `assert model.count_params() == ${parameters}`,
      "print(model.output_shape, model.count_params())",
    ].join("\n"),
    prints: `${shape} ${parameters}\n`,
  };
}

function parted(code: string): readonly [imports: string, line: string] {
  const at = code.indexOf("\n\n");
  return [code.slice(0, at), code.slice(at + 2)];
}

function tuple(numbers: readonly number[]): string {
  return `(${numbers.join(", ")})`;
}
