// Has a real LaTeX set the document of every example: pdfLaTeX the English ones, XeLaTeX, for its fonts, the Chinese ones.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { citedOf } from "../../components/citation/cited.ts";
import { latexOf } from "../../components/lesson/texts.ts";
import { examples } from "../../src/examples/index.ts";
import { newestOf } from "../../src/examples/ledger.ts";
import type { Verdict } from "../citation/real-bibtex.ts";

/** A verdict a document, or why there is none; `programs` are a pdfLaTeX and a XeLaTeX. */
export function latexVerdicts(programs: Readonly<Record<"en" | "zh-cn", string>>, folder: string) {
  mkdirSync(folder, { recursive: true });
  const said: string[] = [];
  const verdicts = (["en", "zh-cn"] as const).flatMap((language): readonly Verdict[] => {
    const program = programs[language];
    const isThere = spawnSync(program, ["--version"]).status === 0;
    said.push(
      isThere
        ? `${examples.length} documents of LaTeX set by ${program}.`
        : `There is no ${program}: no document was set by it.`,
    );
    if (!isThere) return [];
    return examples.map((example) => {
      const publication = newestOf("examples", example.id);
      const cited = publication && {
        ...citedOf("examples", publication, language, undefined),
        url: `https://example.org/examples/${example.id}/v1/`,
      };
      writeFileSync(join(folder, "example.tex"), latexOf(example, language, cited));
      const options = { cwd: folder, encoding: "utf8" } as const;
      const { status, stdout } = spawnSync(
        program,
        ["-interaction=nonstopmode", "-halt-on-error", "example"],
        options,
      );
      const [complaint = "it stopped"] = /^!.*$/m.exec(stdout) ?? [];
      return { what: `LaTeX of ${example.id}, ${language}`, wrong: status === 0 ? undefined : complaint };
    });
  });
  return { verdicts, said };
}
