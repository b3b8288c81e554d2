import type { Source } from "../citation.ts";
import { tensorflowProfiler } from "./countings.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";

const slim: Source = {
  kind: "text",
  title: "TF-Slim, nets/resnet_v1.py and resnet_utils.py",
  url: "https://github.com/google-research/tf-slim",
};
const readme: Source = {
  kind: "text",
  title: "google-research/receptive_field, README",
  url: "https://github.com/google-research/receptive_field",
};
const table: Source = {
  kind: "text",
  title: "google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md",
  url: "https://github.com/google-research/receptive_field/blob/master/receptive_field/RECEPTIVE_FIELD_TABLE.md",
};

const stages = [
  { units: 3, width: 64, stride: 2 },
  { units: 4, width: 128, stride: 2 },
  { units: 6, width: 256, stride: 2 },
  { units: 3, width: 512, stride: 1 },
] as const;

/** One bottleneck; a shortcut that only skips elements is a pooling whose window is one element. */
function unit(net: Draft, path: string, width: number, stride: number, widened: boolean) {
  const input = net.last;
  convNorm(net, `${path}.conv1`, width, 1);
  convNorm(net, `${path}.conv2`, width, 3, { stride });
  const branch = convNorm(net, `${path}.conv3`, 4 * width, 1, { activation: null });
  let shortcut = input;
  if (widened)
    shortcut = convNorm(net, `${path}.shortcut`, 4 * width, 1, { stride, activation: null, from: input });
  else if (stride > 1)
    shortcut = net.add(`${path}.shortcut`, { kind: "max-pooling", kernelSize: 1, stride }, input);
  net.add(`${path}.add`, { kind: "add" }, branch, shortcut);
  return net.add(`${path}.relu`, { kind: "activation", name: "ReLU" });
}

function body(): { readonly net: Draft; readonly ends: readonly string[] } {
  const net = draft();
  convNorm(net, "conv1", 64, 7, { stride: 2 });
  net.add("pool1", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: "same" });
  const ends = stages.map(({ units, width, stride }, stage) => {
    for (let nth = 1; nth <= units; nth += 1)
      unit(net, `block${stage + 1}.unit${nth}`, width, nth === units ? stride : 1, nth === 1);
    return net.last;
  });
  return { net, ends };
}

const { net, ends } = body();

const operations = (source: Source, at: string, printed: string): Claim => ({
  source,
  quantity: "operations",
  counting: tensorflowProfiler,
  at,
  upTo: true,
  printed,
  times: 1e9,
});

const field = (
  quantity: "receptiveField" | "effectiveStride" | "effectivePadding",
  at: string,
  printed: string,
): Claim => ({ source: quantity === "receptiveField" ? table : readme, quantity, at, printed });

/** ResNet-50 as TF-Slim builds it, without the layers that classify: each stage but the last strides in its last block. */
export const slimResnets: readonly Network[] = [
  defineNetwork({
    id: "resnet-v1-50-tf-slim",
    name: "ResNet-50",
    variant: {
      en: "TF-Slim: stride in a stage's last block, no classifier",
      "zh-cn": "TF-Slim：步幅在每个阶段的最后一个块，无分类层",
    },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...ends.map((end, stage) =>
        operations(table, end, ["1.323", "2.974", "5.498", "6.963"][stage] as string),
      ),
      operations(readme, ends[3] as string, "6.96"),
      ...ends.map((end, stage) => field("receptiveField", end, ["35", "99", "291", "483"][stage] as string)),
      field("effectiveStride", ends[3] as string, "32"),
      field("effectivePadding", ends[3] as string, "239"),
    ],
    sources: [slim],
  }),
];
