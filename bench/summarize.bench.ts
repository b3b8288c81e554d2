import { expect, test } from "vitest";
import { defineNetwork, draft, type Network, networkOf, summarize } from "../src/networks/index.ts";

/** A chain of 1x1 convolutions, as long as it is asked for. */
function chain(layers: number): Network {
  const net = draft();
  for (let at = 0; at < layers; at += 1)
    net.add(`conv${at}`, { kind: "convolution", outChannels: 8, kernelSize: 1 });
  return defineNetwork({
    id: `chain-${layers}`,
    name: `A chain of ${layers}`,
    inputShape: [8, 16, 16],
    nodes: net.nodes,
    claims: [],
    sources: [{ kind: "hand" }],
  });
}

/** Linear growth: a layer of the longer network may cost so many times a layer of the shorter one. */
test.for([
  { short: networkOf("resnet-18"), long: networkOf("resnet-152"), most: 1.5 },
  { short: chain(1000), long: chain(10_000), most: 2 },
])(
  "a layer of $long.name takes at most $most times as long as one of $short.name",
  async ({ short, long, most }, { bench }) => {
    const results = await bench.compare(
      bench(short.name, () => void summarize(short)),
      bench(long.name, () => void summarize(long)),
      { time: 500, iterations: 5, warmupIterations: 2, warmupTime: 100 },
    );
    // The fastest run: whatever else the machine had to do, it did not speed it up.
    const perLayer = ({ name, nodes }: Network) => results.get(name).latency.min / nodes.length;
    const ratio = perLayer(long) / perLayer(short);
    const [longer, shorter] = [long, short].map((network) => (1000 * perLayer(network)).toFixed(1));
    console.log(
      `${long.name}: ${longer} µs a layer; ${short.name}: ${shorter} µs; ratio ${ratio.toFixed(2)}`,
    );
    expect(ratio).toBeLessThanOrEqual(most);
  },
);
