/** Layers joined into graphs, and the registry of named networks: every one by its permanent id. */
import { entryOf } from "../registry.ts";
import { alexnets } from "./alexnet.ts";
import { c3ds } from "./c3d.ts";
import { convnexts } from "./convnext.ts";
import { darknets } from "./darknet.ts";
import { generators } from "./dcgan.ts";
import { densenets } from "./densenet.ts";
import { heartbeatNetworks } from "./ecg.ts";
import { efficientnets } from "./efficientnet.ts";
import { googlenets } from "./googlenet.ts";
import { i3ds } from "./i3d.ts";
import { inceptionResnets } from "./inception-resnet.ts";
import { inceptions } from "./inception-v3.ts";
import { lenets } from "./lenet.ts";
import { mnasnets } from "./mnasnet.ts";
import { mobilenets } from "./mobilenet.ts";
import type { Network } from "./network.ts";
import { regnets } from "./regnet.ts";
import { resnets } from "./resnet.ts";
import { segmenters } from "./segmentation.ts";
import { shufflenets } from "./shufflenet.ts";
import { siameseNetworks } from "./siamese.ts";
import { slimNetworks } from "./slim.ts";
import { squeezenets } from "./squeezenet.ts";
import { temporalNetworks } from "./tcn.ts";
import { unets, unets3d } from "./unet.ts";
import { vggs } from "./vgg.ts";
import { videoResnets } from "./video-resnet.ts";
import { wavenets } from "./wavenet.ts";

export { agrees, foundFor } from "./claims.ts";
export { countings, type NamedCounting } from "./countings.ts";
export type * from "./network.ts";
export { defineNetwork, draft, NetworkError } from "./network.ts";
export { checkNetwork, type LayerSummary, type Summary, summarize } from "./summarize.ts";
export { activationsOf, depthOf, operationsOf, parametersOf, type Totals, totalsOf } from "./totals.ts";

export const networks: readonly Network[] = [
  ...lenets,
  ...alexnets,
  ...vggs,
  ...googlenets,
  ...inceptions,
  ...inceptionResnets,
  ...resnets,
  ...densenets,
  ...darknets,
  ...squeezenets,
  ...mobilenets,
  ...mnasnets,
  ...shufflenets,
  ...efficientnets,
  ...regnets,
  ...convnexts,
  ...slimNetworks,
  ...unets,
  ...segmenters,
  ...generators,
  ...c3ds,
  ...videoResnets,
  ...i3ds,
  ...unets3d,
  ...wavenets,
  ...temporalNetworks,
  ...heartbeatNetworks,
  ...siameseNetworks,
];

/** The network of an id; throws RangeError that lists the known ids where there is none. */
export function networkOf(id: string): Network {
  return entryOf(networks, id, "network");
}
