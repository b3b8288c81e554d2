export type GroupsWordsOf = typeof groupsWords;

/** What the groups say; those in `live` go along into the page. */
export const groupsWords = {
  name: "Who reads whom",
  question:
    "{inChannels} channels go in, {outChannels} come out, in {groups} groups. What is left of each kernel?",
  noScript: "This is one layer, worked out in full. With JavaScript on, you can change it.",
  layer: "The layer",
  slider: "Groups: the numbers that divide both",
  pointwise: "a 1 × 1 convolution after it",
  live: {
    channel: "Follow output",
    mixed: "After the 1 × 1",
    plain: "One group: a plain convolution.",
    inGroups: "{groups} groups: as many smaller convolutions side by side.",
    depthwise: "A depthwise convolution: one channel, one kernel.",
    multiplied: "A depthwise convolution with the multiplier {multiplier}: each channel has so many kernels.",
    readsOne: "Output channel {n} is made of input channel {first} alone.",
    reads: "Output channel {n} is made of input channels {first} to {last}, of {count}.",
    readsAll: "Output channel {n} is made of all {count} input channels.",
    wires: "Channels in, channels out",
    wiresMixed: "Channels in, between, and out",
    matrix: "The weights, {rows} rows by {columns} columns of kernels’ slices: an empty square holds none",
    layerHead: "layer",
    thisLayer: "this layer",
    mixing: "the 1 × 1 after it",
    both: "both together",
    plainBeside: "one plain convolution instead",
    compared: "What it costs",
    tooLarge:
      "{name} may be at most {maximum} here, where each channel is drawn; got {got}. Take a smaller one, or open the calculator.",
  },
};
