import { expect, inject, test } from "vitest";
import { builtPages, htmlOf, tagsOf } from "./built.ts";

const languages = { en: "", "zh-Hans": "zh-cn/" } as const;
const pages = builtPages();
const translated = pages.filter((path) => path !== "404.html");
const langOf = (path: string) => (path.startsWith("zh-cn/") ? "zh-Hans" : "en");

test.each(pages)("/%s says its language, its title, its description and has one h1", (path) => {
  const html = htmlOf(path);
  expect(tagsOf(html, "html")).toEqual([expect.objectContaining({ lang: langOf(path) })]);
  expect(tagsOf(html, "h1")).toHaveLength(1);
  expect(titleOf(html)).toMatch(/\S{2}/);
  expect(descriptionOf(html).length).toBeGreaterThan(10);
  expect(descriptionOf(html).length).toBeLessThanOrEqual(160); // what result lists show
  expect(metaOf(html, "viewport")).toBe("width=device-width, initial-scale=1");
});

test("no two pages share a title or a description", () => {
  expect(twins(pages.map((path) => titleOf(htmlOf(path))))).toEqual([]);
  expect(twins(pages.map((path) => descriptionOf(htmlOf(path))))).toEqual([]);
});

test("twins reports what stands twice", () => {
  expect(twins(["a", "b", "a", "c", "a"])).toEqual(["a"]);
});

test.each(translated)("/%s names its own address and that of each language, all of which exist", (path) => {
  const html = htmlOf(path);
  const bare = path.replace(/^zh-cn\//, "");
  expect(linksOf(html, "canonical").map(({ href }) => pathOf(href))).toEqual([path]);
  const alternates = linksOf(html, "alternate").map(({ hreflang, href }) => [hreflang, pathOf(href)]);
  expect(alternates).toEqual([
    ["en", bare],
    ["zh-Hans", languages["zh-Hans"] + bare],
    ["x-default", bare],
  ]);
  for (const [, to] of alternates) expect(pages).toContain(to);
});

test.each(translated)("/%s leads to itself in the other language, named in that language", (path) => {
  const [en, zh] = [path.replace(/^zh-cn\//, ""), `zh-cn/${path.replace(/^zh-cn\//, "")}`];
  const other = langOf(path) === "en" ? { lang: "zh-Hans", to: zh } : { lang: "en", to: en };
  const links = tagsOf(htmlOf(path), "a").filter(({ hreflang }) => hreflang);
  expect(links).toEqual([expect.objectContaining({ hreflang: other.lang, lang: other.lang })]);
  expect(links.map(({ href = "" }) => href.replace(/^\//, ""))).toEqual([other.to]);
});

test("the page for a wrong address is no one's translation and is in both languages", () => {
  const html = htmlOf("404.html");
  expect(linksOf(html, "canonical")).toEqual([]);
  expect(linksOf(html, "alternate")).toEqual([]);
  expect(html).toContain('lang="zh-Hans"');
});

test("the sitemap lists every page but the one for a wrong address", () => {
  const listed = [...htmlOf("sitemap-0.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => pathOf(loc));
  expect([...listed].sort()).toEqual([...translated]);
});

test("a wrong address is answered by the page for it, with status 404", async () => {
  const response = await fetch(`${inject("url")}lessons/no-such-lesson/`);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe(htmlOf("404.html"));
});

function titleOf(html: string): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
}

function metaOf(html: string, wanted: string): string {
  return tagsOf(html, "meta").find(({ name }) => name === wanted)?.content ?? "";
}

function descriptionOf(html: string): string {
  return metaOf(html, "description");
}

function linksOf(html: string, wanted: string) {
  return tagsOf(html, "link").filter(({ rel }) => rel === wanted);
}

/** The path of an absolute address; what is no address stays and is found to exist nowhere. */
function pathOf(address = ""): string {
  return URL.canParse(address) ? new URL(address).pathname.slice(1) : address;
}

function twins(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))];
}
