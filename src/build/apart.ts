import type { Plugin } from "vite";

/**
 * Gives the script of each widget, an `element.ts` below components/, a copy of every module it imports, so that it is one
 * file. A module that widgets shared would be bundled for all of them, and then hold what one of them does not need; a
 * copy holds what the widget uses and nothing else.
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
      return isOwn ? { ...found, id: found.id + mark } : found;
    },
  };
}

/**
 * Takes the place of what Vite puts around every import() to fetch styles and modules before it: the site has its styles
 * already, and a module that a widget asks for is one file. Each that asks has it in its own file.
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
  };
}
