import { createHash } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { build } from "vite";
import { type BuiltPage, readPages, writePage } from "./built-pages.ts";
import { attributesOf, tokens } from "./html.ts";

/**
 * Gives each page its scripts in one file: one request, holding what the page uses and nothing else. Astro alone makes
 * a file for every component with a script and one more for what they share.
 */
export function oneScript(): AstroIntegration {
  let base = "/";
  let assets = "_astro";
  return {
    name: "one-script",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base.replace(/\/?$/, "/");
        assets = config.build.assets;
      },
      "astro:build:done": async ({ dir }) => {
        const directory = new URL(`${assets}/`, dir);
        const bundles = new Map<string, string>(); // from a page's scripts to the file that holds them
        const before = scriptFiles(directory);
        for (const page of readPages(dir)) {
          const scripts = moduleScripts(page.html);
          if (scripts.length === 0) continue;
          const key = scripts.join(" ");
          const paths = scripts.map((address) => fileURLToPath(new URL(address.slice(base.length), dir)));
          const name = bundles.get(key) ?? writeScript(directory, await bundle(paths));
          bundles.set(key, name);
          writePage(dir, withOneScript(page, `${base}${assets}/${name}`));
        }
        const kept = new Set(bundles.values());
        for (const file of before) if (!kept.has(file)) rmSync(new URL(file, directory));
      },
    },
  };
}

/** The page with one module script, where its first one stood. */
export function withOneScript({ path, html }: BuiltPage, address: string): BuiltPage {
  const script = /<script type="module" src="[^"]*"><\/script>/g;
  let first = true;
  const written = html.replace(script, () => {
    const kept = first ? `<script type="module" src="${address}"></script>` : "";
    first = false;
    return kept;
  });
  return { path, html: written };
}

/** The addresses of a page's module scripts, each once, in the order they run. */
export function moduleScripts(html: string): readonly string[] {
  const addresses = [...tokens(html)].flatMap((token) => {
    if (token.kind !== "open" || token.name !== "script") return [];
    const attributes = attributesOf(token.attributes);
    return attributes.get("type") === "module" ? [attributes.get("src") ?? ""] : [];
  });
  return [...new Set(addresses)].filter((address) => address !== "");
}

async function bundle(paths: readonly string[]): Promise<string> {
  const entry = "\0page-script";
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
    plugins: [
      {
        name: "page-script",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry ? paths.map((path) => `import ${JSON.stringify(path)};`).join("\n") : null,
      },
    ],
  });
  const [chunk] = "output" in result ? result.output : [];
  if (chunk === undefined) throw new Error(`${paths.join(", ")} gave no script.`);
  return chunk.code;
}

function writeScript(directory: URL, code: string): string {
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  const name = `page.${hash}.js`;
  writeFileSync(new URL(name, directory), code);
  return name;
}

function scriptFiles(directory: URL): readonly string[] {
  return readdirSync(directory).filter((file) => file.endsWith(".js"));
}
