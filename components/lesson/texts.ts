import type { Cited } from "../../src/citation/index.ts";
import { apaOf } from "../../src/citation/styles.ts";
import type { Example, Language } from "../../src/examples/index.ts";
import { symbolTex, tex } from "../../src/formula/tex.ts";
import { kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";
import { phrasesOf } from "../../src/locales/index.ts";
import { codeText } from "../calculator/framework.ts";
import { plainLine, shareAxes } from "../derivation/steps.ts";
import { givenOf } from "./given.ts";

/** An example in the words of a language, from which each of its texts is written. */
function partsOf({ title, layer, derivation }: Example, language: Language) {
  const phrases = phrasesOf(language);
  const { axis, quantity } = phrases;
  const letters = (["d", "h", "w"] as const).slice(-layer.inputSize.length);
  const given = givenOf(layer, phrases).map(({ label, value }) => `${label} ${value}`.trim());
  const lines = shareAxes(derivation.steps).map(({ step, axes }) => {
    const name = quantity[step.quantity as keyof typeof quantity];
    const isApart = axes.length > 0 && axes.length < layer.inputSize.length;
    const where = isApart ? axes.map((at) => axis[letters[at] as "d"]).join(" ") : "";
    return { name: where ? `${name} (${where})` : name, step };
  });
  const codes = [pytorchConvolution(layer), kerasConvolution(layer)].map((built) => ({
    framework: built.framework,
    code: codeText(built),
  }));
  return { title: title[language], given: given.join(phrases.betweenGivens), lines, codes, phrases };
}
type Line = ReturnType<typeof partsOf>["lines"][number];

/** A line of a derivation in TeX: what it gives, the rule, the numbers put in, and the value. */
export function lineTex({ symbol, formula, values, value }: Line["step"]): string {
  const parts = [symbolTex(symbol), tex(formula), tex(formula, values), String(value)];
  return [...new Set(parts)].join(" = ");
}

/** An example as Markdown, its formulas between dollar signs. */
export function markdownOf(example: Example, language: Language, cited: Cited | undefined): string {
  const { title, given, lines, codes, phrases } = partsOf(example, language);
  return [
    `# ${title}`,
    ...(cited ? [`${cited.label}, ${cited.versionText}`] : []),
    `**${phrases.given}** ${given}`,
    lines.map(({ name, step }) => `- ${name}: $${lineTex(step)}$`).join("\n"),
    ...codes.map(({ framework, code }) => `${framework}\n\n\`\`\`python\n${code}\n\`\`\``),
    ...(cited ? [apaOf(cited)] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

/** An example as plain text, which needs nothing to be read. */
export function plainTextOf(example: Example, language: Language, cited: Cited | undefined): string {
  const { title, given, lines, codes, phrases } = partsOf(example, language);
  return [
    cited ? `${title}\n${cited.label}, ${cited.versionText}` : title,
    `${phrases.given}: ${given}`,
    lines.map(({ name, step }) => `${name}\n    ${plainLine(step)}`).join("\n"),
    ...codes.map(({ framework, code }) => `${framework}\n\n${code.replace(/^/gm, "    ")}`),
    ...(cited ? [apaOf(cited)] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

/** An example as a document of LaTeX; the Chinese one wants XeLaTeX, for its fonts. */
export function latexOf(example: Example, language: Language, cited: Cited | undefined): string {
  const { title, given, lines, codes, phrases } = partsOf(example, language);
  const documentClass = language === "en" ? "article" : "ctexart";
  const rows = lines.map(({ name, step }) => `\\item[${escaped(name)}] $\\displaystyle ${lineTex(step)}$`);
  return [
    `\\documentclass{${documentClass}}`,
    "\\usepackage{amsmath}",
    "\\usepackage{hyperref}",
    "\\begin{document}",
    `\\section*{${escaped(title)}}`,
    ...(cited ? [`${escaped(`${cited.label}, ${cited.versionText}`)}\n`] : []),
    `\\textbf{${escaped(phrases.given)}} ${escaped(given)}`,
    "\\begin{description}",
    ...rows,
    "\\end{description}",
    ...codes.flatMap(({ framework, code }) => [
      `\\subsection*{${framework}}`,
      "\\begin{verbatim}",
      code,
      "\\end{verbatim}",
    ]),
    ...(cited ? [citedTex(cited)] : []),
    "\\end{document}",
  ]
    .join("\n")
    .concat("\n");
}

// The address is set as one, letter by letter.
function citedTex(cited: Cited): string {
  const { url, ...rest } = cited;
  return `${escaped(apaOf(rest))}${url ? ` \\url{${url}}` : ""}`;
}

const commands: Readonly<Record<string, string>> = {
  "×": "$\\times$",
  "→": "$\\to$",
  "·": "$\\cdot$",
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

function escaped(text: string): string {
  return text.replace(/[\\{}&%$#_~^×→·]/g, (sign) => commands[sign] ?? `\\${sign}`);
}
