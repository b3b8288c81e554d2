/** Layers joined into graphs, and the registry of named networks: every one by its permanent id. */
import { entryOf } from "../registry.ts";
import { alexnets } from "./alexnet.ts";
import { c3ds } from "./c3d.ts";
import { convnexts } from "./convnext.ts";
import { densenets } from "./densenet.ts";
import { heartbeatNetworks } from "./ecg.ts";
import { efficientnets } from "./efficientnet.ts";
import { googlenets } from "./googlenet.ts";
import { i3ds } from "./i3d.ts";
import { lenets } from "./lenet.ts";
import { mobilenets } from "./mobilenet.ts";
import { mobilenetsV3 } from "./mobilenet-v3.ts";
import type { Network } from "./network.ts";
import { resnets } from "./resnet.ts";
import { slimResnets } from "./resnet-slim.ts";
import { shufflenets } from "./shufflenet.ts";
import { slimNetworks } from "./slim.ts";
import { squeezenets } from "./squeezenet.ts";
import { unets } from "./unet.ts";
import { unets3d } from "./unet-3d.ts";
import { vggs } from "./vgg.ts";
import { videoResnets } from "./video-resnet.ts";
import { wavenets } from "./wavenet.ts";

export { agrees, foundFor } from "./claims.ts";
export { countings, type NamedCounting } from "./countings.ts";
export { defineNetwork } from "./define.ts";
export { NetworkError, type NetworkIssue } from "./issues.ts";
export type * from "./network.ts";
export { draft } from "./network.ts";
export { checkNetwork, type LayerSummary, type Summary, summarize } from "./summarize.ts";
export { activationsOf, operationsOf, parametersOf, type Totals, totalsOf } from "./totals.ts";

export const networks: readonly Network[] = [
  ...lenets,
  ...alexnets,
  ...vggs,
  ...googlenets,
  ...resnets,
  ...densenets,
  ...squeezenets,
  ...mobilenets,
  ...mobilenetsV3,
  ...shufflenets,
  ...efficientnets,
  ...convnexts,
  ...slimNetworks,
  ...slimResnets,
  ...unets,
  ...c3ds,
  ...videoResnets,
  ...i3ds,
  ...unets3d,
  ...wavenets,
  ...heartbeatNetworks,
];

/** The network of an id; throws RangeError that lists the known ids where there is none. */
export function networkOf(id: string): Network {
  return entryOf(networks, id, "network");
}
