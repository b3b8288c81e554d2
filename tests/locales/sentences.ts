import type { Language } from "../../src/examples/index.ts";

// Names, and words a reader of any language types into a framework.
const latin =
  /\b(valid|same-lower|same|full|causal|Conv[123]D|Keras|TensorFlow|PyTorch|CPU|ReLU|MACs?|FLOPs|flops|FlopCounterMode|receptive_field|torchvision|fvcore|torchinfo|ptflops|convnet-burden|ONNX|Runtime|Caffe|JSON|JavaScript|CC BY|MIT|maybe|reflect)\b|\{\w+\}/g;
const han = "\\p{Script=Han}";

/** What is wrong with a sentence of a locale: a value that failed, a word or a mark of another language. */
export function sentenceFaults(sentence: string, language: Language): readonly string[] {
  const faults: string[] = [];
  if (/undefined|NaN|null|\[object|\{\w+\}/.test(sentence.replace(templates, "")))
    faults.push(`a value failed: ${sentence}`);
  if (sentence.trim() !== sentence || sentence === "") faults.push(`space around it: “${sentence}”`);
  if (language === "en") {
    if (new RegExp(`${han}|[，。：；？！（）、“”]`.replace("“”", ""), "u").test(sentence))
      faults.push(`Chinese: ${sentence}`);
    return faults;
  }
  const words = sentence.replace(latin, "").match(/[A-Za-z]{2,}/g);
  if (words) faults.push(`${words.join(", ")} in Chinese: ${sentence}`);
  if (new RegExp(`${han}\\s*[,;:!?()]|[,;:!?()]\\s*${han}|${han}\\.`, "u").test(sentence))
    faults.push(`half-width punctuation: ${sentence}`);
  return faults;
}

// Places for facts, where a phrase is looked at before it is filled.
const templates =
  /\{(name|value|minimum|maximum|rank|length|effectiveKernel|paddedInput|channels|groups|highest|stride|dilation|inputSize|outChannels|output|parameters|macs|input|kernel|span|axes)\}/g;
