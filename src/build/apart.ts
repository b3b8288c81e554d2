import type { Plugin } from "vite";

/**
 * Gives the script of each widget, an `element.ts` below components/, a copy of every module it imports, so that it is one
 * file. A module that widgets share would otherwise become a file of its own with everything any of them uses; a copy holds
 * what its widget uses and nothing else.
 */
export function apart(entry = /\/components\/(.+)\/element\.ts$/): Plugin {
  return {
    name: "apart",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer = "", options) {
      const own = entry.exec(importer);
      const mark = /\?apart=.*$/.exec(importer)?.[0] ?? (own && `?apart=${own[1]?.replaceAll("/", "-")}`);
      if (!mark) return null;
      const found = await this.resolve(source, importer.replace(mark, ""), { ...options, skipSelf: true });
      const isOwn =
        found && !found.external && /\.ts$/.test(found.id) && !found.id.includes("/node_modules/");
      // Only the widget's own file does anything when it is loaded: what nobody uses of a room's index is left where it is.
      return isOwn ? { ...found, id: found.id + mark, moduleSideEffects: false } : found;
    },
  };
}

/**
 * Replaces Vite's helper around import(), which first fetches the styles and modules of what is imported: the page has its
 * styles already, and what a widget imports is one file. Each importer gets its own copy, so that it stays one file.
 */
export function plainImports(): Plugin {
  const helper = "\0vite/preload-helper.js";
  return {
    name: "plain-imports",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer = "") =>
      source === helper ? `${helper}?${importer.replace("\0", "")}` : null,
    load: (id) => (id.startsWith(helper) ? "export const __vitePreload = (load) => load();" : null),
    // The lists of what it would have fetched go as well.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === "chunk")
            chunk.code = chunk.code
              .replace(/^const __vite__mapDeps=.*\n/, "")
              .replace(
                /(?<=return\{\w+:\w+\}\}|import\(`[^`]*`\)),(?:__vite__mapDeps\(\[[\d,]*\]\)|\[\])(?=\))/g,
                "",
              );
      },
    },
  };
}
