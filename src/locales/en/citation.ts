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
  ledger: "every version, with its numbers",
  record: (kind: string, label: string, version: number) => `${kind} ${label}, version ${version}`,
  recordDescription: (title: string, label: string) =>
    `${label}: ${title}, as it was published. Its numbers, its date, its hash, and how to cite it.`,
  recordLead: "This page stays as it was published.",
  workedOut: "Worked out, line by line",
  inputLayer: "layer",
  corrected: "A later version corrects this one.",
  correction: (wrong: string) => `It corrects the version before: ${wrong}`,
  withdrawn: "This was withdrawn.",
  newest: "The newest version",
};
