import type { LayerSpec } from "../../src/layers/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords, SettingName } from "../../src/locales/network-words.ts";
import { shape } from "../picture/text.ts";

/** A layer as one reads it in a table: its kind, its kernel, and what is not as it is by default. */
export function settingsText(layer: LayerSpec, words: LiveNetworkWords): string {
  const { kind, ...own } = layer as LayerSpec & Partial<Record<string, unknown>>;
  const name = (own.name as string | undefined) ?? words.kind[kind];
  const kernel = own.kernelSize === undefined ? "" : sizes(own.kernelSize);
  const settings = listed.flatMap(([field, setting, standard]) => {
    const value = own[field];
    if (value === undefined || sizes(value) === standard) return [];
    return [format(words.setting[setting], { value: sizes(value) })];
  });
  return [[name, kernel].filter(Boolean).join(" "), ...settings].join(words.between.settings);
}

/** What is told of a layer, by which words, and what it is by default and so is not told. */
const listed: readonly (readonly [field: string, setting: SettingName, standard: string])[] = [
  ["stride", "stride", "1"],
  ["padding", "padding", "0"],
  ["cropping", "padding", ""],
  ["outputPadding", "outputPadding", "0"],
  ["dilation", "dilation", "1"],
  ["groups", "groups", "1"],
  ["scale", "scale", "true"],
  ["outputSize", "to", ""],
  ["ceilMode", "ceilMode", "false"],
  ["bias", "noBias", "true"],
];

// One number where every axis has it, one an axis where they differ, and the two sides of a padding with a plus.
function sizes(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const entries = value.map((entry) => {
    if (!Array.isArray(entry)) return String(entry);
    const [before, after] = entry;
    return before === after ? String(before) : `${before} + ${after}`;
  });
  return new Set(entries).size === 1 ? (entries[0] as string) : shape(entries as never);
}
