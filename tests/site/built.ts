import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { inject } from "vitest";

/** The addresses of the built pages, from the file system: "", "404.html", "lessons/counting-parameters/". */
export function builtPages(): readonly string[] {
  return readdirSync(inject("dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) =>
      file
        .split(sep)
        .join("/")
        .replace(/(^|\/)index\.html$/, "$1"),
    )
    .sort();
}

/** The lessons among them, in both languages. */
export function builtLessons(): readonly string[] {
  return builtPages().filter((path) => /(^|\/)lessons\/[^/]+\/$/.test(path));
}

/** The file of a built page, in the built folder. */
export function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** The HTML of a built page. */
export function htmlOf(path: string): string {
  return readBuilt(fileOf(path)).toString("utf8");
}

/** A built file by its path or address. */
export function readBuilt(path: string): Buffer {
  return readFileSync(join(inject("dist"), decodeURIComponent(path)));
}

/** The attributes of every tag of a name; references stay as they are written. */
export function tagsOf(html: string, name: string): readonly Readonly<Record<string, string>>[] {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "");
  return [...bare.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, "gi"))].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [key, value]),
    ),
  );
}
