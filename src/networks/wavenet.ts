import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { arxiv, github, operations, parameters, shapeClaims, worked } from "./published.ts";

const paper = arxiv("1609.03499", "van den Oord and others 2016, WaveNet, section 2.1 and figure 4");
const program = github(
  "vincentherrmann/pytorch-wavenet",
  "WaveNet_demo.ipynb",
  "/blob/master/WaveNet_demo.ipynb",
);

/** The paper prints no channels; these are the program's. */
const [residual, gated, skipped, before, levels] = [32, 32, 1024, 512, 256];

/** One block of the paper's dilations, each twice the one before. */
const dilations = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

function wavenet(claims: readonly Claim[]): Network {
  const net = draft();
  pointwise(net, "embedding", residual);
  const skips = dilations.map((dilation, at) =>
    // Nobody reads what the last layer would hand on, so that part of it is left out.
    layer(net, `dilated${dilation}`, { dilation, handsOn: at < dilations.length - 1 }),
  );
  net.add("skips", { kind: "add" }, ...skips);
  for (const [name, outChannels] of [
    ["end1", before],
    ["end2", levels],
  ] as const) {
    net.add(`${name}.relu`, { kind: "activation", name: "ReLU" });
    pointwise(net, name, outChannels);
  }
  return defineNetwork({
    id: "wavenet-block",
    name: "WaveNet",
    variant: { en: "one block of dilations", "zh-cn": "一组膨胀率" },
    // A second of sound, each sample one of the levels, as a one in its channel.
    inputShape: [levels, 16000],
    nodes: net.nodes,
    claims,
    sources: [paper, program],
  });
}

// The gated activation unit: what one convolution gives is let through by what another one gives. Gives the name of what
// skips the layers after this one.
function layer(
  net: Draft,
  path: string,
  { dilation, handsOn }: { readonly dilation: number; readonly handsOn: boolean },
): string {
  const input = net.last;
  const window = { outChannels: gated, kernelSize: 2, dilation, padding: "causal" } as const;
  net.add(`${path}.filter`, { kind: "convolution", ...window });
  const filter = net.add(`${path}.filter.act`, { kind: "activation", name: "tanh" });
  net.add(`${path}.gate`, { kind: "convolution", ...window }, input);
  const gate = net.add(`${path}.gate.act`, { kind: "activation", name: "sigmoid" });
  const unit = net.add(`${path}.gated`, { kind: "multiply" }, filter, gate);
  const skip = pointwise(net, `${path}.skip`, skipped, unit);
  if (handsOn)
    net.add(`${path}.add`, { kind: "add" }, pointwise(net, `${path}.residual`, residual, unit), input);
  return skip;
}

function pointwise(net: Draft, name: string, outChannels: number, from = net.last): string {
  return net.add(name, { kind: "convolution", outChannels, kernelSize: 1 }, from);
}

/** A block of the stacked causal convolutions of WaveNet, whose dilations double. */
export const wavenets: readonly Network[] = [
  wavenet([
    { source: paper, quantity: "receptiveField", printed: "1024" },
    // 1 + 1, 1 + 1 + 2 + 4 + 8
    { source: worked, quantity: "receptiveField", at: "dilated1.gate", printed: "2" },
    { source: worked, quantity: "receptiveField", at: "dilated8.filter", printed: "16" },
    // All of it lies before the element, none after it.
    { source: worked, quantity: "effectivePadding", printed: "1023" },
    // 2 * 32 * 32 + 32
    parameters(worked, "2080", { at: "dilated1.filter" }),
    // twice 2,080, then 32 * 1,024 + 1,024 = 33,792 and 32 * 32 + 32 = 1,056
    parameters(worked, "39008", { within: "dilated1" }),
    // 256 * 32 + 32 = 8,224; 10 * 39,008 - 1,056 = 389,024; 1,024 * 512 + 512 = 524,800; 512 * 256 + 256 = 131,328
    parameters(worked, "1053376"),
    // A sample: 8,192 + 10 * (2 * 2,048 + 32,768) + 9 * 1,024 + 524,288 + 131,072 = 1,041,408; 16,000 of them
    operations(worked, "16662528000"),
    ...shapeClaims(worked, { "dilated512.filter": [32, 16000] }),
    { source: worked, quantity: "outputShape", shape: [256, 16000] },
  ]),
];
