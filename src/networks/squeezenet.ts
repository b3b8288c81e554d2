import { convnetBurden } from "./countings.ts";
import { type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convAct } from "./parts.ts";
import { arxiv, github, operations, parameters, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("1602.07360", "Iandola et al. 2016, SqueezeNet, table 1");
const program = torchvision("squeezenet.py");
const burden = github("albanie/convnet-burden", "README, squeezenet in MFLOPS");

/** A fire module: the channels it squeezes to, and those that its 1x1 and its 3x3 convolutions expand to; or a pooling. */
type Fire = readonly [squeezed: number, one: number, three: number] | "pool";

// biome-ignore format: a table
const first: readonly Fire[] = [
  "pool",
  [16, 64, 64], [16, 64, 64], [32, 128, 128],
  "pool",
  [32, 128, 128], [48, 192, 192], [48, 192, 192], [64, 256, 256],
  "pool",
  [64, 256, 256],
];

// biome-ignore format: a table
const second: readonly Fire[] = [
  "pool",
  [16, 64, 64], [16, 64, 64],
  "pool",
  [32, 128, 128], [32, 128, 128],
  "pool",
  [48, 192, 192], [48, 192, 192], [64, 256, 256], [64, 256, 256],
];

function fire(net: Draft, path: string, squeezed: number, one: number, three: number) {
  const from = convAct(net, `${path}.squeeze`, squeezed, 1);
  const branches = [
    convAct(net, `${path}.expand1x1`, one, 1, { from }),
    convAct(net, `${path}.expand3x3`, three, 3, { from }),
  ];
  net.add(path, { kind: "concatenate" }, ...branches);
}

interface Version {
  readonly version: string;
  readonly outChannels: number;
  readonly kernelSize: number;
  readonly rows: readonly Fire[];
  readonly parameters: string;
  readonly billions: string;
  /** What convnet-burden prints, in millions. */
  readonly burden: string;
  /** What the paper's table prints of the rows, before pruning. */
  readonly ofRows?: Readonly<Record<string, string>>;
}

// A fire module is the layers of its path, a convolution the layer itself.
const about = (name: string) => (name.startsWith("fire") ? { within: name } : { at: name });

function squeezenet({ version, outChannels, kernelSize, rows, ...printed }: Version): Network {
  const net = draft();
  net.add("conv1", { kind: "convolution", outChannels, kernelSize, stride: 2 });
  net.add("conv1.act", { kind: "activation", name: "ReLU" });
  rows.forEach((row, at) => {
    const nth = at + 2 - rows.slice(0, at).filter((before) => before === "pool").length;
    if (row === "pool")
      net.add(`pool${nth - 1}`, { kind: "max-pooling", kernelSize: 3, stride: 2, ceilMode: true });
    else fire(net, `fire${nth}`, ...row);
  });
  net.add("drop", { kind: "dropout" });
  convAct(net, "conv10", 1000, 1);
  net.add("pool10", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  return defineNetwork({
    id: `squeezenet-${version.replace(".", "-")}`,
    name: `SqueezeNet ${version}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...torchvisionClaims(program, printed.parameters, printed.billions),
      operations(burden, printed.burden, { counting: convnetBurden, times: 1e6 }),
      ...Object.entries(printed.ofRows ?? {}).map(([name, total]) => parameters(paper, total, about(name))),
    ],
    sources: [paper, program],
  });
}

/** SqueezeNet as its paper has it, and with the smaller first layer and earlier poolings of its second version. */
export const squeezenets: readonly Network[] = [
  squeezenet({
    version: "1.0",
    outChannels: 96,
    kernelSize: 7,
    rows: first,
    parameters: "1248424",
    billions: "0.819",
    burden: "837",
    // biome-ignore format: a table
    ofRows: {
      conv1: "14208", fire2: "11920", fire3: "12432", fire4: "45344", fire5: "49440", fire6: "104880",
      fire7: "111024", fire8: "188992", fire9: "197184", conv10: "513000",
    },
  }),
  squeezenet({
    version: "1.1",
    outChannels: 64,
    kernelSize: 3,
    rows: second,
    parameters: "1235496",
    billions: "0.349",
    burden: "360",
  }),
];
