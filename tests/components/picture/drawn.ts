import { drawLayer as draw, type Picture } from "../../../components/picture/picture.ts";
import { type Convolution, derive } from "../../../src/convolution/index.ts";

/** The picture of a layer with the derivation that follows from it. */
export function drawLayer(layer: Convolution, derivation = derive(layer)): Picture {
  return draw(layer, derivation);
}
