import { defineNetwork, draft, type Network } from "./network.ts";
import { convAct } from "./parts.ts";
import { arxiv, parameters, shapeClaims, text } from "./published.ts";

const paper = text(
  "Koch, Zemel and Salakhutdinov 2015, Siamese neural networks for one-shot image recognition, figure 4",
  "https://www.cs.cmu.edu/~rsalakhu/papers/oneshot1.pdf",
);
const accelerator = arxiv(
  "2102.06960",
  "Sunny, Mirza, Nikdast and Pasricha 2021, CrossLight, models considered for evaluation",
);

/** The convolutions of the tower: channels and kernel; a pooling halves behind each but the last. */
const convolutions = [
  [64, 10],
  [128, 7],
  [128, 4],
  [256, 4],
] as const;

function siamese(): Network {
  const net = draft();
  convolutions.forEach(([channels, kernelSize], at) => {
    convAct(net, `first.conv${at + 1}`, channels, kernelSize, { padding: 0 });
    if (at < 3) net.add(`first.pool${at + 1}`, { kind: "max-pooling", kernelSize: 2 });
  });
  net.add("first.flatten", { kind: "flatten" });
  net.add("first.fc", { kind: "dense", outFeatures: 4096 });
  const first = net.add("first.fc.act", { kind: "activation", name: "sigmoid" });
  // The same layers once more, on the other image.
  const other = (name: string) => (name === "input" ? "other" : name.replace("first.", "second."));
  for (const { name, from } of [...net.nodes]) net.share(other(name), name, ...from.map(other));
  net.add("difference", { kind: "subtract" }, first, other(first));
  net.add("distance", { kind: "activation", name: "absolute value" });
  net.add("fc", { kind: "dense", outFeatures: 1 });
  net.add("fc.act", { kind: "activation", name: "sigmoid" });
  return defineNetwork({
    id: "siamese-omniglot",
    name: "Siamese network",
    variant: { en: "two characters of Omniglot", "zh-cn": "比较两个Omniglot字符" },
    inputShape: [1, 105, 105],
    otherInputs: { other: [1, 105, 105] },
    nodes: net.nodes,
    claims: [
      parameters(accelerator, "38951745"),
      ...shapeClaims(paper, {
        "first.conv1": [64, 96, 96],
        "first.pool1": [64, 48, 48],
        "first.conv2": [128, 42, 42],
        "first.pool2": [128, 21, 21],
        "first.conv3": [128, 18, 18],
        "first.pool3": [128, 9, 9],
        "first.conv4": [256, 6, 6],
        "first.fc": [4096],
      }),
    ],
    sources: [paper],
  });
}

/** Networks that compare what comes in with something else by the same weights. */
export const siameseNetworks: readonly Network[] = [siamese()];
