import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** A source file, by its path in the project. */
interface File {
  readonly path: string;
  readonly text: string;
}

/** An import of one file by another; a type-only one is gone when the code runs. */
interface Import {
  readonly from: string;
  readonly to: string;
  readonly written: string;
  readonly typeOnly: boolean;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["src", "components", "content"].flatMap((room) => filesBelow(room));

// A room, and the rooms it may import from besides itself. DESIGN: formula <- convolution <- networks, frameworks,
// examples <- components <- layouts, pages; a locale knows the types it words, and no more.
const below: Readonly<Record<string, readonly string[]>> = {
  "src/citation.ts": [],
  "src/citation": ["src/citation.ts"],
  "src/registry.ts": [],
  "src/verified.json": [],
  "src/formula": [],
  "src/convolution": ["src/formula"],
  "src/layers": ["src/formula", "src/convolution"],
  "src/networks": ["src/citation.ts", "src/registry.ts", "src/formula", "src/convolution", "src/layers"],
  "src/index.ts": ["src/formula", "src/convolution", "src/layers", "src/networks"],
  "src/frameworks": ["src/formula", "src/convolution", "src/layers", "src/networks"],
  "src/examples": [
    "src/citation.ts",
    "src/registry.ts",
    "src/formula",
    "src/convolution",
    "src/layers",
    "src/networks",
  ],
  "src/practice": ["src/formula", "src/convolution"],
  "src/locales": [],
  components: [
    "src/citation.ts",
    "src/citation",
    "src/verified.json",
    "src/formula",
    "src/convolution",
    "src/layers",
    "src/networks",
    "src/frameworks",
    "src/examples",
    "src/practice",
    "src/locales",
  ],
  "src/layouts": [
    "src/citation.ts",
    "src/citation",
    "src/convolution",
    "src/examples",
    "src/locales",
    "src/styles",
    "src/build",
    "components",
  ],
  "src/pages": [
    "src/citation.ts",
    "src/citation",
    "src/verified.json",
    "src/formula",
    "src/convolution",
    "src/layers",
    "src/networks",
    "src/frameworks",
    "src/examples",
    "src/practice",
    "src/locales",
    "src/layouts",
    "src/styles",
    "components",
  ],
  "src/build": [],
  "src/styles": [],
  "src/content.config.ts": [],
  content: [],
};
const typesBelow: Readonly<Record<string, readonly string[]>> = {
  "src/locales": [
    "src/citation.ts",
    "src/convolution",
    "src/layers",
    "src/networks",
    "src/examples",
    "src/frameworks",
    "src/practice",
  ],
};

test("imports go one way", () => {
  expect(importsOf(files).flatMap(wrongWay)).toEqual([]);
});

const link = (from: string, to: string, typeOnly = false): Import => ({ from, to, written: to, typeOnly });

test.each([
  link("src/formula/tex.ts", "src/convolution/convolution.ts"),
  link("src/formula/tex.ts", "src/convolution/convolution.ts", true),
  link("src/convolution/derive.ts", "components/quantity.ts"),
  link("src/examples/seeds.ts", "src/locales/en/site.ts"),
  link("src/frameworks/keras/convolution.ts", "src/examples/index.ts"),
  link("components/Value.astro", "src/layouts/Page.astro"),
  link("src/locales/en/site.ts", "src/examples/index.ts"), // a value, not a type
  link("src/build/math.ts", "components/quantity.ts"),
  link("content/en/a.mdx", "components/Value.astro"),
  link("src/stray/a.ts", "src/formula/tex.ts"), // a room nobody knows
])("wrongWay reports $from importing $to", (bad) => {
  expect(wrongWay(bad)).toHaveLength(1);
});

test("content imports nothing", () => {
  expect(importsOf(files).filter(({ from }) => from.startsWith("content/"))).toEqual([]);
});

test("no imports go in a circle", () => {
  expect(circles(importsOf(files))).toEqual([]);
});

test("circles reports a circle, and no circle of types", () => {
  const line = [link("a.ts", "b.ts"), link("b.ts", "c.ts"), link("a.ts", "c.ts")];
  expect(circles(line)).toEqual([]);
  expect(circles([...line, link("c.ts", "a.ts", true)])).toEqual([]);
  expect(circles([...line, link("c.ts", "a.ts")])).not.toEqual([]);
});

test("relative imports say the whole name of a file that is there", () => {
  const known = new Set(files.map(({ path }) => path));
  expect(importsOf(files).filter(({ to }) => !known.has(to))).toEqual([]);
});

test("no file is a drawer for odds and ends", () => {
  expect(files.filter(({ path }) => isDrawer(path)).map(({ path }) => path)).toEqual([]);
});

test.each([
  "src/utils/a.ts",
  "components/utils.ts",
  "src/formula/util.ts",
  "src/helpers.ts",
  "src/common/a.ts",
])("isDrawer reports %s", (path) => {
  expect(isDrawer(path)).toBe(true);
});

test("no file of code is longer than 250 lines", () => {
  expect(files.filter(({ path }) => /\.(ts|astro)$/.test(path)).flatMap(tooLong)).toEqual([]);
});

test("tooLong reports a file of 251 lines", () => {
  expect(tooLong({ path: "a.ts", text: "x\n".repeat(250) })).toEqual([]);
  expect(tooLong({ path: "a.ts", text: "x\n".repeat(251) })).toEqual(["a.ts has 251 lines"]);
});

test("importsOf reads every way to import", () => {
  const text = [
    'import { a } from "./a.ts";',
    'import type { B } from "../b.ts";',
    'import {\n  type C,\n  type D,\n} from "./c.ts";',
    'export * from "./d.ts";',
    'import "./e.css";',
    'const f = await import("./f.ts");',
    'import g from "katex";',
    'import { type H, h } from "./h.ts";',
  ].join("\n");
  expect(importsOf([{ path: "src/x/y.ts", text }]).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
    ["src/x/a.ts", false],
    ["src/b.ts", true],
    ["src/x/c.ts", true],
    ["src/x/d.ts", false],
    ["src/x/e.css", false],
    ["src/x/f.ts", false],
    ["src/x/h.ts", false],
  ]);
});

function filesBelow(room: string): readonly File[] {
  return readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .map((name) => join(root, room, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({
      path: relative(root, path).split(sep).join("/"),
      text: readFileSync(path, "utf8"),
    }));
}

function importsOf(sources: readonly File[]): readonly Import[] {
  const statement =
    /(?:^|[\n;])\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*"(\.[^"]*)"|import\("(\.[^"]*)"\)/g;
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(statement)].map(([whole, stated, called]) => {
      const written = (stated ?? called) as string;
      const to = posix.join(dirname(path), written).replace(/\?.*$/, "");
      return { from: path, to, written, typeOnly: isTypeOnly(whole) };
    }),
  );
}

function isTypeOnly(statement: string): boolean {
  if (/^\s*(import|export)\s+type\s/.test(statement.replace(/^[\n;]/, ""))) return true;
  const [, names] = /\{([^}]*)\}/.exec(statement) ?? [];
  const given =
    names
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}

function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "src" ? `${first}/${second}` : first;
}

function wrongWay({ from, to, typeOnly }: Import): readonly string[] {
  const [room, target] = [roomOf(from), roomOf(to)];
  const allowed = [...(below[room] ?? []), ...(typeOnly ? (typesBelow[room] ?? []) : [])];
  if (room in below && (room === target || allowed.includes(target))) return [];
  return [`${from} imports ${to}`];
}

function circles(imports: readonly Import[]): readonly string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function isDrawer(path: string): boolean {
  return path.split("/").some((name) => /^(utils?|helpers?|common|misc|shared|lib)(\.|$)/.test(name));
}

function tooLong({ path, text }: File): readonly string[] {
  const lines = text.split("\n").length - 1;
  return lines > 250 ? [`${path} has ${lines} lines`] : [];
}
