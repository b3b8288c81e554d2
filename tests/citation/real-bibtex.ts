// Has a real BibTeX set everything that is published, in plain, IEEEtran and a style by GB/T 7714.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { citedOf, versionPath } from "../../components/citation/cited.ts";
import { bibtexOf } from "../../src/citation/bibtex.ts";
import { keyOf } from "../../src/citation/cited.ts";
import { ledger, type PublishedKind } from "../../src/examples/ledger.ts";

/** What was asked, and what is wrong with the answer; nothing where it is right. */
export interface Verdict {
  readonly what: string;
  readonly wrong: string | undefined;
}

const languages = ["en", "zh-cn"] as const;
// A style that is not installed is told apart from one that fails.
const styles = [
  { style: "plain", hasNote: true },
  { style: "IEEEtran", hasNote: true },
  { style: "gbt7714-numerical", hasNote: false },
];

/** A verdict a style and a language, or why there is none; `program` is a BibTeX. */
export function bibtexVerdicts(
  program: string,
  folder: string,
): { verdicts: readonly Verdict[]; said: readonly string[] } {
  if (spawnSync(program, ["--version"]).status !== 0)
    return { verdicts: [], said: [`There is no ${program}: no style of BibTeX was asked.`] };
  mkdirSync(folder, { recursive: true });
  const said: string[] = [];
  const verdicts = styles.flatMap(({ style, hasNote }) =>
    languages.flatMap((language) => {
      const cited = (Object.keys(ledger) as PublishedKind[]).flatMap((kind) =>
        ledger[kind].map((publication) => ({
          ...citedOf(kind, publication, language, undefined),
          url: `https://example.org/${versionPath(kind, publication)}`,
        })),
      );
      const found = run(program, folder, style, cited.map(bibtexOf).join("\n"));
      if (found.lacksStyle) said.push(`BibTeX has no style ${style} here.`);
      if (found.lacksStyle) return [];
      const items = new Map(
        found.bbl.split("\\bibitem").map((item) => [/\{(VC-[^}]*)\}/.exec(item)?.[1], item]),
      );
      const wrong = cited.filter((one) => {
        const item = items.get(keyOf(one))?.replace(/\s+/g, "") ?? "";
        const once = item.split(`\\url{${one.url}}`).length === 2;
        return !once || (hasNote && !item.includes(`${one.label},`));
      });
      const what = `BibTeX: ${style}, ${language}, ${cited.length} entries`;
      return [
        { what, wrong: found.complaint ?? (wrong.length > 0 ? `It lacks ${wrong.map(keyOf)}.` : undefined) },
      ];
    }),
  );
  return { verdicts, said: [...new Set(said)] };
}

function run(program: string, folder: string, style: string, entries: string) {
  const file = (ending: string) => join(folder, `cited.${ending}`);
  rmSync(file("bbl"), { force: true });
  writeFileSync(file("bib"), entries);
  writeFileSync(file("aux"), `\\relax\n\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{cited}\n`);
  const { status, stdout } = spawnSync(program, ["cited"], { cwd: folder, encoding: "utf8" });
  const complaint = /^Warning--.*$/m.exec(stdout)?.[0] ?? (status === 0 ? undefined : stdout);
  const lacksStyle = /couldn't open style file/.test(stdout);
  return { complaint, lacksStyle, bbl: status === 0 ? readFileSync(file("bbl"), "utf8") : "" };
}
