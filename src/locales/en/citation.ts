import type { LabelIssue } from "../../convolution/index.ts";

/** The words of citations, and of the pages of single versions. */
export type CitationWords = typeof citationWords;

export const citationWords = {
  // Who wrote the notebook, as CITATION.cff has it.
  author: "Volume Convolution contributors",
  kind: { examples: "Worked example", networks: "Network", equations: "Equation" },
  title: { examples: "Cite this example", networks: "Cite this network", equations: "Cite this equation" },
  lead: "This version keeps its address and its numbers. A copy with the same hash is the same.",
  unpublished:
    "This copy was built without the address it is published at: its address is this machine's, and the citations name none. Please cite the published notebook.",
  draft: "Not published yet: npm run publish-example gives it a label, a date and a hash.",
  label: "label",
  version: (version: number) => `version ${version}`,
  published: "published",
  hash: "SHA-256",
  ranIn: "ran in",
  permanent: "permanent address",
  // GB/T 7714 names the day of access, which the reader knows and the page does not.
  accessDay: "In GB/T 7714, YYYY-MM-DD is the day you read it.",
  files: "Files for reference managers:",
  take: "Take it away:",
  ledger: "every version, with its numbers",
  record: (kind: string, label: string, version: number) => `${kind} ${label}, version ${version}`,
  recordDescription: (title: string, label: string) =>
    `${label}: ${title}, as it was published. Its numbers, its date, its hash, and how to cite it.`,
  recordLead: "This page stays as it was published.",
  workedOut: "Worked out, line by line",
  layerLabel: "layer",
  corrected: "A later version corrects this one.",
  correction: (wrong: string) => `It corrects the version before: ${wrong}`,
  withdrawn: "This was withdrawn.",
  newest: "The newest version",
  equations: "Equations",
  equationsLead: "The rules that ran for every number here, each with a label and an address that stay.",
  letters:
    "i input, o output, k kernel, s stride, p padding, d dilation, g groups, C channels, n parameters, m multiply-accumulates; r, j and x a receptive field's size, distance and start.",
  errata: {
    title: "Errata of others",
    lead: "Published figures that did not come out when they were worked here, or that are true of something else than they seem to be about. Everybody miscounts; these are worth knowing because people copy them.",
    description:
      "Published figures about convolutions that did not come out: where they stand, and what the formulas give.",
    printed: "printed",
    here: "worked here",
    where: "where",
    seen: "seen",
    witness: {
      text: "the text was opened and has it",
      copies: "in copies of the text; the text itself could not be opened",
      program: "the program was run and says it",
      none: "not confirmed: the source could not be opened",
    },
  },
  layer: {
    title: "A layer by its label",
    description:
      "Open any layer by its label, such as conv2d.i10x10.c3-5.k3.s1.p0, and see how a label is written.",
    lead: "A label names one layer, wholly: it fits into a footnote, and opens the calculator on that layer.",
    field: "Label",
    open: "Open it in the calculator",
    noScript:
      "With JavaScript off, a label cannot be opened here. Read it by the table, and work the layer out by the formulas of the examples.",
    parts: "How a label is written",
    part: "part",
    means: "means",
    partsLead:
      "Parts stand between dots. One number stands for every axis; an x parts the numbers of axes, outermost first, and a hyphen the padding before from the padding after.",
    meaning: [
      ["conv2d", "the kind and its axes: conv, tconv (transposed), maxpool, avgpool"],
      ["i10x10", "the input's size on every axis"],
      ["c3-5", "channels in and out; a pooling has one number"],
      ["k3", "the kernel, or a pooling's window"],
      ["s1", "the stride"],
      [
        "p0",
        "the padding: 1, 1x2, 0-1, or one of valid, same, lower (same, the odd one first), full, causal",
      ],
      ["d2", "the dilation, where it is not 1"],
      ["g4", "the groups, where they are not 1"],
      ["a1", "the output padding of a transposed layer, where it is not 0"],
      ["nobias", "no biases"],
      ["ceil", "a pooling that rounds up"],
      [
        "counted, uncounted",
        "whether an average divides by padding too, where it is not what is usual: with numbers it does, with words not",
      ],
    ],
    issue: {
      "not-a-label":
        "A label begins with a kind and its axes, such as {kinds}; got “{given}”. Begin with one of these.",
      "unknown-part":
        "This kind of layer has the parts {parts}, written as in the table; got “{part}”. Mend it or take it away.",
      "part-twice": "Every part stands once; “{part}” stands twice. Take one away.",
      "part-missing": "A label has i, c, k, s and p; “{part}” is missing. Add it.",
      "wrong-axes":
        "“{part}” must have one number for each of the {rank} axes; got {axes}. Give as many as there are axes.",
    } satisfies Record<LabelIssue["code"], string>,
    tooManyAxes:
      "The calculator has layers over at most three axes; this one has {rank}. Its label is right all the same.",
  },
};
