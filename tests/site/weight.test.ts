import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";
import { builtLessons, builtPages, htmlOf, readBuilt, tagsOf } from "./built.ts";

/** What a page makes a browser fetch, in bytes: text as Brotli 11 packs it, fonts as they are. */
interface Weight {
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly fonts: number;
  readonly requests: number;
  /** The HTML as a browser parses it. */
  readonly raw: number;
  /** HTML and CSS as a host without Brotli packs them. */
  readonly gzip: number;
}

const openPage = useBrowser();

const lessons = builtLessons();
const pages = builtPages();
const packedFiles = new Map<string, number>();
const weights = new Map(pages.map((path) => [path, weightOf(path)]));

console.log(
  table([
    ...lessons,
    "",
    "calculator/",
    "examples/",
    "404.html",
    "networks/",
    "networks/resnet-50/",
    "networks/resnet-152/",
    "solver/",
  ]),
);

test.each(lessons)(
  "/%s weighs at most 14,700 bytes of HTML and CSS without what its reader moves, 19,500 where a host has no Brotli",
  (path) => {
    // What stands below the first screen and its rules come after what a server sends before it waits for an answer: ten packets of 1,460.
    const { html, css, gzip } = weightOf(path, untouched(path));
    expect(html + css).toBeLessThanOrEqual(14_700);
    expect(gzip).toBeLessThanOrEqual(19_500);
  },
);

test.each(lessons)(
  "/%s weighs at most 21,000 bytes of HTML and CSS with all that its reader moves",
  (path) => {
    const { html, css } = weights.get(path) as Weight;
    expect(html + css).toBeLessThanOrEqual(21_000);
  },
);

test.each(lessons)(
  "/%s weighs at most 9,400 bytes of JavaScript before its reader comes near a widget",
  (path) => {
    expect(weights.get(path)?.script).toBeLessThanOrEqual(9_400);
  },
);

/** What a browser has to build: bytes it parses, and elements that live, those of templates left out. */
const built = [
  { of: /^(zh-cn\/)?$/, raw: 120_000, elements: 1_000 },
  { of: /(^|\/)lessons\/[^/]+\/$/, raw: 160_000, elements: 2_500 },
  { of: /(^|\/)calculator\/$/, raw: 120_000, elements: 1_500 },
  { of: /(^|\/)networks\/[^/]+\/$/, raw: 400_000, elements: 6_000 },
].flatMap(({ of, ...most }) => pages.filter((path) => of.test(path)).map((path) => ({ path, ...most })));

test.each(built)(
  "/$path is at most $raw bytes of HTML and $elements live elements",
  async ({ path, raw, elements }) => {
    const page = await openPage();
    await page.goto(addressOf(path));
    // Whatever its widgets make at once is there, and a template's content is no part of the document.
    const live = await page.evaluate(() => document.querySelectorAll("*").length);
    expect({ raw: weights.get(path)?.raw, live }).toEqual({
      raw: expect.toSatisfy((bytes: number) => bytes <= raw, `at most ${raw}`),
      live: expect.toSatisfy((count: number) => count <= elements, `at most ${elements}`),
    });
  },
);

test.each(pages)("/%s has JavaScript where it has a widget, and else none", (path) => {
  const widgets = tagsOf(htmlOf(path), "vc-[a-z-]+").length;
  expect(scriptsOf(htmlOf(path))).toHaveLength(widgets > 0 ? 1 : 0);
});

/** The pages of tools, and the most they may weigh. */
const tools = [
  { of: /(^|\/)calculator\/$/, text: 40_000, script: 21_000 },
  { of: /(^|\/)networks\/[^/]+\/$/, text: 60_000, script: 20_000 },
  { of: /(^|\/)solver\/$/, text: 30_000, script: 12_500 },
  { of: /(^|\/)layer\/$/, text: 12_000, script: 2_500 },
  { of: /(^|\/)practice\/$/, text: 30_000, script: 15_000 },
].flatMap(({ of, ...most }) => pages.filter((path) => of.test(path)).map((path) => ({ path, ...most })));

test.each(tools)(
  "/$path weighs at most $text bytes of HTML and CSS and $script of JavaScript, in at most six requests",
  ({ path, ...most }) => {
    const { html, css, script, requests } = weights.get(path) as Weight;
    expect(html + css).toBeLessThanOrEqual(most.text);
    expect(script).toBeLessThanOrEqual(most.script);
    expect(requests).toBeLessThanOrEqual(6);
  },
);

test("every tool is weighed in both languages", () => {
  for (const path of ["calculator/", "networks/resnet-50/", "solver/", "practice/"])
    for (const language of ["", "zh-cn/"]) expect(tools.map((tool) => tool.path)).toContain(language + path);
});

test.each(["examples/", "examples/conv2d-rgb-5-kernels/", "lessons/", "404.html"])(
  "/%s needs no widget",
  (path) => {
    expect(scriptsOf(htmlOf(path))).toEqual([]);
  },
);

test.each(lessons)(
  "/%s preloads its fonts, all of them at most 30,000 bytes, in at most six requests",
  (path) => {
    const { fonts, requests } = weightOf(path, untouched(path));
    expect(preloaded(htmlOf(path))).toHaveLength(2);
    expect(fonts).toBeGreaterThan(0);
    expect(fonts).toBeLessThanOrEqual(30_000);
    expect(requests).toBeLessThanOrEqual(6);
  },
);

/** The HTML of a lesson without what its reader moves, and its rules. */
function untouched(path: string): string {
  return htmlOf(path).replace(
    /<link[^>]* data-below>|<vc-(walker|ruler|groups|receptive-field|transposed)\b[\s\S]*?<\/vc-\1>/g,
    "",
  );
}

function weightOf(path: string, html = htmlOf(path)): Weight {
  const address = (tag: Readonly<Record<string, string>>) => (tag.href ?? tag.src ?? "").replace(/^\//, "");
  const styles = tagsOf(html, "link")
    .filter(({ rel }) => rel === "stylesheet")
    .map(address);
  const scripts = scriptsOf(html).map(address);
  // Every face the stylesheet knows counts, whether this page comes to use it or not.
  const faces = styles.flatMap((style) =>
    [
      ...readBuilt(style)
        .toString("utf8")
        .matchAll(/url\(["']?([^)"']*\.woff2)/g),
    ].map(([, url = ""]) => new URL(url, `http://site/${style}`).pathname.slice(1)),
  );
  const fonts = html.includes('class="katex"') ? [...new Set(faces)] : [];
  return {
    html: packed(Buffer.from(html), isOneOfMany(path) ? 5 : 11),
    css: sum(styles.map(packedFile)),
    script: sum(scripts.map(packedFile)),
    fonts: sum(fonts.map((font) => readBuilt(font).length)),
    requests: 1 + styles.length + scripts.length + fonts.length,
    raw: Buffer.byteLength(html),
    gzip:
      gzipSync(html, { level: 9 }).length +
      sum(styles.map((style) => gzipSync(readBuilt(style), { level: 9 }).length)),
  };
}

function preloaded(html: string) {
  return tagsOf(html, "link").filter(({ rel, as }) => rel === "preload" && as === "font");
}

/** Scripts that are files of their own; data and what is inline are text of the page. */
function scriptsOf(html: string) {
  return tagsOf(html, "script").filter(({ src }) => src !== undefined);
}

/** A file that many pages ask for is packed once. */
function packedFile(path: string): number {
  const size = packedFiles.get(path) ?? packed(readBuilt(path));
  packedFiles.set(path, size);
  return size;
}

// The networks' pages are packed less well, which takes a tenth of the time: what fits so fits the better.
function isOneOfMany(path: string): boolean {
  return /(^|\/)(networks|examples)\/./.test(path) && !path.includes("resnet");
}

function packed(bytes: Buffer, quality = 11): number {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function table(paths: readonly string[]): string {
  const columns = ["html", "css", "html + css", "script", "fonts", "requests", "gzip", "raw html"];
  const rows = paths.map((path) => {
    const { html, css, script, fonts, requests, gzip, raw } = weights.get(path) as Weight;
    const cells = [html, css, html + css, script, fonts, requests, gzip, raw];
    return `${`/${path}`.padEnd(46)}${cells.map((cell) => cell.toLocaleString("en").padStart(11)).join("")}`;
  });
  return [
    "Bytes, text in Brotli 11",
    "".padEnd(46) + columns.map((column) => column.padStart(11)).join(""),
    ...rows,
  ].join("\n");
}
