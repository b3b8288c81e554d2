/** Messages that the form of a convolution cannot cause, and words that stand among its labels; its page keeps them from the browser. */
export const unusedInLessons: ReadonlySet<string> = new Set([
  ...["toScale", "notToScale"],
  ...["wrong-length", "no-axis", "too-many-axes", "not-a-boolean", "unknown-padding", "refusal", "note"],
  ...["not-an-object", "unknown-field", "betweenSentences"],
]);

/** The same for the form of every kind of layer. */
export const unusedInCalculator: ReadonlySet<string> = new Set([
  // Issues: what a form's controls cannot hold, and what is wrong with kinds of layer that it does not have.
  ...[
    "wrong-length",
    "no-axis",
    "too-many-axes",
    "not-a-boolean",
    "not-an-object",
    "unknown-field",
    "not-one-of",
  ],
  ...[
    "wrong-rank",
    "wrong-input-count",
    "shapes-differ",
    "no-such-channel",
    "not-a-number",
    "channels-not-for-factor",
  ],
  // Names of fields: those of other kinds.
  ...["pool", "inputShape", "outputSize", "outFeatures", "affine"],
  ...["scale", "over", "name", "slopes", "cropping", "factor"],
  // Notes and refusals: those of other kinds, and of the order of channels, which the form does not ask for.
  ...["tensorflow-cpu-needs-channels-last", "tensorflow-bias-on-last-axis", "shift-without-scale"],
  ...["channels-not-last", "channels-vary-fastest", "any-activation", "any-probability"],
  ...["factor-as-convolution", "order-not-supported", "channels-last", "statistics-counted"],
  ...["statistics-apart", "scale-apart", "dilation-from-zero", "depth-is-channels", "strides-leave-a-rest"],
]);
