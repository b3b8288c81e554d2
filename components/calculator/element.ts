import { Calculator } from "./calculator.ts";
import { type LayerCalculatorWords, layerModel } from "./layer.ts";

/** The calculator of every kind of layer. */
class LayerCalculator extends Calculator<LayerCalculatorWords> {
  protected override readonly model = layerModel;
}

customElements.define("vc-layer-calculator", LayerCalculator);
