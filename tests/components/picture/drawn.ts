import { drawLayer as draw, type Picture } from "../../../components/picture/index.ts";
import { derive, type Layer } from "../../../src/convolution/index.ts";

/** The picture of a layer with the derivation that follows from it. */
export function drawLayer(layer: Layer, derivation = derive(layer)): Picture {
  return draw(layer, derivation);
}
