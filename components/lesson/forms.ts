import type { Cited } from "../../src/citation/index.ts";
import type { Example, Language } from "../../src/examples/index.ts";
import { notebookOf } from "./notebook.ts";
import { latexOf, markdownOf, plainTextOf } from "./texts.ts";

/** The forms in which an example can be taken away, by the endings of their files. */
export const forms = {
  md: { type: "text/markdown", name: "Markdown", textOf: markdownOf },
  tex: { type: "application/x-tex", name: "LaTeX", textOf: latexOf },
  txt: { type: "text/plain", name: "TXT", textOf: plainTextOf },
  ipynb: {
    type: "application/x-ipynb+json",
    name: "Jupyter",
    textOf: (example: Example, language: Language, cited: Cited | undefined) =>
      `${JSON.stringify(notebookOf(example, language, cited), null, 1)}\n`,
  },
} as const;
export type FormEnding = keyof typeof forms;
