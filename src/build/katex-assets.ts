import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import subsetFont from "subset-font";
import { katex, katexCss, katexStylesheet } from "./katex-css.ts";
import { faces } from "./katex-faces.ts";

/**
 * KaTeX's stylesheet and fonts, cut down to what this site sets, for `import "katex-assets/katex.css"` and
 * `import main from "katex-assets/main.woff2?url"`.
 */
export function katexAssets(): AstroIntegration {
  return {
    name: "katex-assets",
    hooks: {
      "astro:config:setup": async ({ config, updateConfig }) => {
        const cache = fileURLToPath(new URL("node_modules/.cache/katex-assets/", config.root));
        updateConfig({ vite: { resolve: { alias: { "katex-assets": await writeAssets(cache) } } } });
      },
    },
  };
}

/** Writes the assets into a directory of `cache`, unless they are there already, and gives its path. */
export async function writeAssets(cache: string): Promise<string> {
  const css = katexStylesheet(katexCss);
  const recipe = createHash("sha256").update(css).update(JSON.stringify(faces)).update(katexCss);
  const finished = join(cache, recipe.digest("hex").slice(0, 16));
  if (existsSync(finished)) return finished;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, "unfinished-"));
  writeFileSync(join(unfinished, "katex.css"), css);
  for (const [name, { file, characters }] of Object.entries(faces)) {
    const font = readFileSync(join(katex, "fonts", `${file}.woff2`));
    const subset = await subsetFont(font, characters, { targetFormat: "woff2", noHinting: true });
    writeFileSync(join(unfinished, `${name}.woff2`), subset);
  }
  return publish(unfinished, finished);
}

// In one step, since a second build may be at it too; whoever comes last finds the same files there.
function publish(unfinished: string, finished: string): string {
  try {
    renameSync(unfinished, finished);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(finished)) throw error;
  }
  return finished;
}
