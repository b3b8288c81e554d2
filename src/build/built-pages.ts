import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A page of the built site: its path in the output directory, and its HTML. */
export interface BuiltPage {
  readonly path: string;
  readonly html: string;
}

/** The pages of the site built into `dir`, in the order of their paths. */
export function readPages(dir: URL): readonly BuiltPage[] {
  const root = fileURLToPath(dir);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  const paths = files.filter((file) => file.endsWith(".html")).sort();
  return paths.map((path) => ({ path, html: readFileSync(join(root, path), "utf8") }));
}

export function writePage(dir: URL, { path, html }: BuiltPage): void {
  writeFileSync(join(fileURLToPath(dir), path), html);
}

/** Fails the build with one sentence a fault; each names its page. */
export function failOn(faults: readonly string[]): void {
  const shown = faults.slice(0, 20);
  if (shown.length > 0)
    throw new Error([`${faults.length} faults in the built site:`, ...shown].join("\n  "));
}
