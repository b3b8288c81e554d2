import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

// What a build makes is not there before one.
const built = ["dist/"];

/** The paths a page names, in backticks or as links: `src/a.ts`, `src/*.ts`, `content/en/<name>.mdx`. */
function pathsIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = ""]) => path);
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, path = ""]) => path);
  const isPath = (text: string) => /^\w[^:(]*(\/|\.(ts|astro|mjs|json|mdx?))/.test(text);
  return [...quoted, ...linked].filter(isPath).filter((path) => !built.includes(path));
}

function isThere(path: string): boolean {
  return existsSync(join(root, path)) || globSync(path.replaceAll(/<\w+>/g, "*"), { cwd: root }).length > 0;
}

test.each(["docs/architecture.md", "README.md", "CONTRIBUTING.md"])(
  "every path %s names is there",
  (page) => {
    const paths = pathsIn(textOf(page));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  },
);

test("docs/architecture.md names every room", () => {
  const rooms = ["src", "components"].flatMap((name) =>
    readdirSync(join(root, name), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${name}/${entry.name}/`),
  );
  expect(rooms.filter((room) => !textOf("docs/architecture.md").includes(`\`${room}\``))).toEqual([]);
});

test("pathsIn finds files, folders, globs and links, and no addresses, commands or names", () => {
  const text =
    "`src/a.ts` `src/*/b.ts` `tests/` [c](docs/c.md) `/networks/` `npm test` `safeParse` `{value}` [d](https://d.org/e)";
  expect(pathsIn(text)).toEqual(["src/a.ts", "src/*/b.ts", "tests/", "docs/c.md"]);
});

test("isThere reports a file that is gone, and one that no file of a glob is", () => {
  expect(
    ["src/verified.json", "src/*/index.ts", "src/pages/[...lang]/solver.astro"].filter(isThere),
  ).toHaveLength(3);
  expect(["src/verified.txt", "src/*/none.ts", "content/<name>.mdx"].filter(isThere)).toEqual([]);
});
