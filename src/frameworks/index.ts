/** A checked layer as the code that builds it in a framework, for people to copy. */
export type { FrameworkCode, Note, Refusal } from "./code.ts";
export { channelsFirst, channelsLast, type DataFormat, keras, kerasCode } from "./keras.ts";
export { pytorch, pytorchCode } from "./pytorch.ts";
export { type ChannelOrder, shapeIn } from "./shape.ts";
