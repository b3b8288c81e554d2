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

function slimResnet(depth: number, units: readonly number[], published: Published): Network {
  const net = draft();
  convNorm(net, "conv1", 64, 7, { stride: 2 });
  net.add("pool1", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: "same" });
  const ends = units.map((many, stage) => {
    const stride = stage === units.length - 1 ? 1 : 2;
    for (let nth = 1; nth <= many; nth += 1)
      unit(net, `block${stage + 1}.unit${nth}`, 64 * 2 ** stage, nth === many ? stride : 1, nth === 1);
    return net.last;
  });
  return defineNetwork({
    id: `resnet-v1-${depth}-tf-slim`,
    name: `ResNet-${depth}`,
    variant: {
      en: "TF-Slim: stride in a stage's last block, no classifier",
      "zh-cn": "TF-Slim：步幅在每个阶段的最后一个块，无分类层",
    },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: claimsOf(ends, published),
    sources: [slim],
  });
}

/** What google-research's receptive_field prints: of the whole network in its README, of each stage in its table. */
interface Published {
  readonly field: string;
  readonly stride: string;
  readonly padding: string;
  readonly billions: string;
  readonly stageFields?: readonly string[];
  readonly stageBillions?: readonly string[];
}

function claimsOf(ends: readonly string[], published: Published): readonly Claim[] {
  const { stageFields = [], stageBillions = [] } = published;
  const last = ends.at(-1) as string;
  return [
    field("receptiveField", last, published.field),
    field("effectiveStride", last, published.stride),
    field("effectivePadding", last, published.padding),
    operations(readme, last, published.billions),
    ...stageFields.map((printed, stage) => field("receptiveField", ends[stage] as string, printed, table)),
    ...stageBillions.map((printed, stage) => operations(table, ends[stage] as string, printed)),
  ];
}

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
  source: Source = readme,
): Claim => ({ source, quantity, at, printed });

/** ResNets as TF-Slim builds them, without the layers that classify: each stage but the last strides in its last block. */
export const slimResnets: readonly Network[] = [
  slimResnet(50, [3, 4, 6, 3], {
    field: "483",
    stride: "32",
    padding: "239",
    billions: "6.96",
    stageFields: ["35", "99", "291", "483"],
    stageBillions: ["1.323", "2.974", "5.498", "6.963"],
  }),
  slimResnet(101, [3, 4, 23, 3], { field: "1027", stride: "32", padding: "511", billions: "14.39" }),
  slimResnet(152, [3, 8, 36, 3], { field: "1507", stride: "32", padding: "751", billions: "21.81" }),
];
