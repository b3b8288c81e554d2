import { Calculator } from "./calculator.ts";
import { codesNode, findingNode } from "./framework.ts";
import { type LayerCalculatorWords, layerModel } from "./layer.ts";

/** The calculator of every kind of layer. */
class LayerCalculator extends Calculator<LayerCalculatorWords> {
  protected override readonly model = layerModel;
  protected override readonly sections = { finding: findingNode, codes: codesNode };
}

customElements.define("vc-layer-calculator", LayerCalculator);
