/** Messages that cannot come up in the form of a convolution, by their codes: its page does not hand them to the browser. */
export const unusedInLessons: ReadonlySet<string> = new Set([
  ...["wrong-length", "no-axis", "too-many-axes", "not-a-boolean", "unknown-padding", "refusal", "note"],
]);

/** The same for the form of every kind of layer. */
export const unusedInCalculator: ReadonlySet<string> = new Set([
  // Of issues: what a form's controls cannot ask for, and what is wrong with layers it does not know.
  ...[
    "wrong-length",
    "no-axis",
    "too-many-axes",
    "not-a-boolean",
    "not-one-of",
    "dilation-needs-max-pooling",
  ],
  ...["wrong-rank", "wrong-input-count", "shapes-differ", "no-such-channel"],
  // Of fields: those of other layers.
  ...[
    "pool",
    "inputShape",
    "outputSize",
    "outFeatures",
    "affine",
    "scale",
    "over",
    "name",
    "slopes",
    "cropping",
  ],
  // Of code and conventions: the same, and the channel orders that the form does not ask for.
  ...["tensorflow-cpu-needs-channels-last", "tensorflow-bias-on-last-axis", "shift-without-scale"],
  ...["channels-not-last", "channels-vary-fastest", "any-activation", "any-probability"],
  ...["factor-as-convolution", "order-not-supported", "channels-last", "statistics-counted"],
  ...["statistics-apart", "scale-apart", "dilation-from-zero", "depth-is-channels", "strides-leave-a-rest"],
]);
