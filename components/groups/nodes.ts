import { format } from "../../src/locales/format.ts";
import { pairNode } from "../derivation/line.ts";
import { type Node, node } from "../widget/node.ts";
import { channelsOf, matrixNode, wiresNode } from "./draw.ts";
import type { Grouping, Priced } from "./state.ts";
import type { GroupsWords } from "./words.ts";

/** The whole of it: wires and weights, what they are called, how many, and beside which layers they stand. */
export function groupsNode(grouping: Grouping, words: GroupsWords, language: string): Node {
  const figure = (role: string, caption: string, drawing: Node) =>
    node("figure", { class: role }, node("figcaption", {}, caption), drawing);
  const { layer, pointwise } = grouping;
  const facts = { rows: layer.outChannels, columns: layer.inChannels };
  return node(
    "div",
    { class: "grouped" },
    node("p", { class: "told" }, sayGroups(grouping, words)),
    node(
      "div",
      { class: "channel-drawings" },
      figure("lines", pointwise ? words.wiresMixed : words.wires, wiresNode(grouping)),
      figure("matrix-of-weights", format(words.matrix, facts), matrixNode(grouping)),
    ),
    workedNode(grouping, words),
    comparedNode(grouping, words, language),
  );
}

/** What the layer is, and what the lit output channel is made of. */
export function sayGroups({ layer, channel }: Grouping, words: GroupsWords): string {
  const { inChannels, outChannels, groups } = layer;
  const [first, end] = channelsOf(layer, channel);
  const isDepthwise = groups === inChannels && groups > 1;
  const name =
    groups === 1
      ? words.plain
      : !isDepthwise
        ? format(words.inGroups, { groups })
        : outChannels === inChannels
          ? words.depthwise
          : format(words.multiplied, { multiplier: outChannels / inChannels });
  const facts = { n: channel + 1, first: first + 1, last: end, count: inChannels };
  const reads =
    end - first === 1 ? words.readsOne : end - first === inChannels ? words.readsAll : words.reads;
  return [name, format(reads, facts)].join(words.betweenSentences);
}

/** The counts of the grouped layer, step by step. */
function workedNode({ derivation }: Grouping, words: GroupsWords): Node {
  const shown = ["kernelWeights", "parameters", "macs"];
  const steps = derivation.steps.filter(({ quantity }) => shown.includes(quantity));
  const lines = steps.map((step) =>
    node(
      "div",
      {},
      node("dt", {}, words.quantity[step.quantity as "macs"]),
      node("dd", {}, pairNode({ step, axes: [] }, 2)),
    ),
  );
  return node("dl", { class: "worked" }, lines);
}

/** The layer beside the plain one of as many channels; with a 1x1 layer after it, both together. */
function comparedNode(grouping: Grouping, words: GroupsWords, language: string): Node {
  const { pointwise, plain } = grouping;
  const row = (name: string, parameters: number, macs: number) =>
    node(
      "tr",
      {},
      node("th", { scope: "row" }, name),
      [parameters, macs].map((value) => node("td", {}, value.toLocaleString(language))),
    );
  const own = (name: string, { derivation }: Priced) => row(name, derivation.parameters, derivation.macs);
  const heads = [words.layerHead, words.quantity.parameters, words.quantity.macs];
  return node(
    "table",
    { class: "asked compared" },
    node("caption", {}, words.compared),
    node(
      "thead",
      {},
      node(
        "tr",
        {},
        heads.map((head) => node("th", { scope: "col" }, head)),
      ),
    ),
    node(
      "tbody",
      {},
      own(words.thisLayer, grouping),
      pointwise && own(words.mixing, pointwise),
      pointwise && row(words.both, pointwise.parameters.value, pointwise.macs.value),
      own(words.plainBeside, plain),
    ),
  );
}
