/** A checked layer as the code that builds it in a framework, for people to copy. */
export type { CodeRefusal, FrameworkCode, Note } from "./code.ts";
export { channelsFirst, channelsLast, type DataFormat, keras, kerasCode } from "./keras/convolution.ts";
export { kerasLayer } from "./keras/layer.ts";
export type { LayerCode, LayerNote, LayerRefusal } from "./layer-code.ts";
export { pytorch, pytorchCode } from "./pytorch/convolution.ts";
export { pytorchLayer } from "./pytorch/layer.ts";
export { kerasSeparable, pytorchSeparable, type SeparableSpec } from "./separable.ts";
export { type ChannelOrder, shapeIn, shapeTuple } from "./shape.ts";
