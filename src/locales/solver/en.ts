import type { SolverWords } from "./words.ts";

export const solverWords: SolverWords = {
  title: "From one size to another: how?",
  lead: "Give the size that comes in and the size that must come out. Here is every window that does it, the smallest kernel first: often there are more than you would think of, because a stride rounds down.",
  description:
    "Which kernel, stride, padding and dilation take one size to another: every window that does it, with the formula that gives the size.",
  noScript: "This is a finished answer. With JavaScript on, you can ask for other sizes.",
  kinds: { convolution: "Convolution or pooling", "transposed-convolution": "Transposed convolution" },
  kind: "Layer",
  ranges: "Look among",
  rangesLead: "Everything up to these numbers is tried, on one axis.",
  atMost: (field) => `${field}, at most`,
  answers: "What does it",
  answersLead: "Fewest weights first. Each line is the formula that ran, with its numbers put in.",
  kernelSize: "kernel",
  stride: "stride",
  padding: "padding",
  dilation: "dilation",
  outputPadding: "output padding",
  why: "output size",
  open: "in the calculator",
  live: {
    field: {
      kind: "Layer",
      from: "From",
      to: "To",
      kernelSize: "Kernel",
      stride: "Stride",
      padding: "Padding",
      dilation: "Dilation",
      outputPadding: "Output padding",
    },
    issue: {
      missing: "{name} must be given; the field is empty. Type a whole number.",
      "not-a-whole-number": "{name} must be a whole number; got “{value}”. Type digits alone, such as 3.",
      "out-of-range":
        "{name} must be at least {minimum} and at most {maximum}; got {value}. Choose a number between.",
      "wrong-length": "{name} needs one number; got {length}. Give one.",
      "no-axis": "{name} needs a number; got none. Give one.",
      "too-many-axes": "{name} needs one number; got {rank}. Give one.",
      "not-a-boolean": "{name} is either on or off; got “{value}”. Choose one.",
      "unknown-padding": "{name} is a number here; got “{value}”. Give a number.",
      "not-one-of": "{name} must be one of {choices}; got “{value}”. Choose one of them.",
      "not-a-range": "{name} is a number or two, the least and the most; got “{value}”. Give one or two.",
      "minimum-above-maximum":
        "{name} must go from the least to the most; got {minimum} to {maximum}. Turn them round.",
      "too-many-combinations":
        "At most {maximum} kernels, strides and dilations together are tried; these are {combinations}. Look among fewer.",
      "output-padding-needs-transposed":
        "Only a transposed convolution has output padding. Choose one, or set it to 0.",
    },
    found: "{count} ways from {from} to {to}.",
    foundFirst: "{count} ways from {from} to {to}; the first {shown} are shown.",
    none: "No window within these numbers takes {from} to {to}. Look further: a larger stride shrinks more, padding adds, a larger kernel takes away.",
    stale: "Still showing the last question that works.",
    same: "as same",
    copied: "Copied.",
    copyFailed: "Could not copy: copy the address by hand.",
  },
};
