import { Calculator } from "./calculator.ts";
import { type LayerCalculatorWords, layerModel } from "./layer.ts";
import { picturesNode } from "./shown.ts";
import { codesNode, findingNode } from "./shown-layer.ts";

/** The calculator of every kind of layer. */
class LayerCalculator extends Calculator<LayerCalculatorWords> {
  protected override readonly model = layerModel;
  protected override readonly parts = { finding: findingNode, pictures: picturesNode, codes: codesNode };
}

customElements.define("vc-layer-calculator", LayerCalculator);
