import type { Plugin } from "vite";

/**
 * Gives the scripts of a widget a copy of every module they import, so that they share no chunk with the pages of other
 * widgets. A shared module is bundled for all who import it, and then holds what one of them does not need: a page's own
 * copy keeps what the page uses and nothing else. `entry` is how the path of the widget's first module ends.
 */
export function apart(entry: string): Plugin {
  const mark = `?apart=${entry.replace(/\W+/g, "-")}`;
  return {
    name: `apart${mark}`,
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (!importer?.endsWith(mark) && !importer?.endsWith(entry)) return null;
      const found = await this.resolve(source, importer.replace(mark, ""), { ...options, skipSelf: true });
      const isOwn =
        found && !found.external && /\.ts$/.test(found.id) && !found.id.includes("/node_modules/");
      return isOwn ? { ...found, id: found.id + mark } : found;
    },
  };
}
