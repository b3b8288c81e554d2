/** Layers joined into graphs, and the registry of named networks: every one by its permanent id. */

import { lenets } from "./lenet.ts";
import type { Network } from "./network.ts";
import { resnets } from "./resnet.ts";
import { slimResnets } from "./resnet-slim.ts";
import { vggs } from "./vgg.ts";

export { agrees, foundFor } from "./claims.ts";
export { countings, type NamedCounting } from "./countings.ts";
export { defineNetwork } from "./define.ts";
export { NetworkError, type NetworkIssue } from "./issues.ts";
export type * from "./network.ts";
export { draft } from "./network.ts";
export { checkNetwork, type Row, type Summary, summarize } from "./summarize.ts";
export { activationsOf, operationsOf, parametersOf, type Totals, totalsOf } from "./totals.ts";

export const networks: readonly Network[] = [...lenets, ...vggs, ...resnets, ...slimResnets];

/** The network of an id; throws RangeError that lists the known ids where there is none. */
export function networkOf(id: string): Network {
  const network = networks.find((candidate) => candidate.id === id);
  if (!network) {
    const known = networks.map((candidate) => candidate.id).join(", ");
    throw new RangeError(`There is no network "${id}"; the known ids are: ${known}.`);
  }
  return network;
}
