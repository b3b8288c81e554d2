import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { ledger, type PublishedKind } from "../../src/examples/ledger.ts";
import { builtPages, htmlOf, readBuilt, tagsOf } from "./built.ts";

const languages = { en: "", "zh-cn": "zh-cn/" } as const;
const kinds = Object.keys(ledger) as readonly PublishedKind[];
const published = kinds.flatMap((kind) =>
  ledger[kind].flatMap((publication) =>
    (["en", "zh-cn"] as const).map((language) => ({ kind, publication, language })),
  ),
);
type Published = (typeof published)[number];
const versionOf = ({ kind, publication: { id, version }, language }: Published) =>
  `${languages[language]}${kind}/${id}/v${version}/`;
const site = "https://example.org/";

/** What stands in a page's head by the name of its tag, as a reference manager gathers it. */
function headOf(html: string): ReadonlyMap<string, string> {
  const decoded = (text = "") =>
    text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
  return new Map(tagsOf(html, "meta").map(({ name = "", content }) => [name, decoded(content)]));
}

test("every version has a page that stays, and so has the newest at the address without one", () => {
  const pages = new Set(builtPages());
  for (const one of published) {
    expect(pages).toContain(versionOf(one));
    if (one.kind === "equations")
      expect(htmlOf(`${languages[one.language]}equations/`)).toContain(
        `<section id="${one.publication.label}">`,
      );
    else expect(pages).toContain(`${languages[one.language]}${one.kind}/${one.publication.id}/`);
  }
});

test("both tell reference managers whose it is, since when, and the address of the version", () => {
  for (const one of published) {
    const { kind, publication, language } = one;
    const { id, label, title } = publication;
    const newest = kind === "equations" ? [] : [`${languages[language]}${kind}/${id}/`];
    for (const path of [versionOf(one), ...newest]) {
      const html = htmlOf(path);
      const head = headOf(html);
      expect(head.get("citation_title"), path).toBe(title[language]);
      expect(head.get("citation_author")).toMatch(/contributors$|编写组$/);
      expect(head.get("citation_publication_date")).toBe(publication.published.replaceAll("-", "/"));
      expect(head.get("citation_public_url")).toBe(site + versionOf(one));
      expect(head.get("DC.identifier")).toBe(site + versionOf(one));
      const citeAs = tagsOf(html, "link").filter(({ rel }) => rel === "cite-as");
      expect(citeAs).toEqual([{ rel: "cite-as", href: site + versionOf(one) }]);
      const [, data = "{}"] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
      expect(JSON.parse(data)).toMatchObject({
        "@type": "LearningResource",
        identifier: [`${label}.v${publication.version}`, `sha256:${publication.hash.slice(0, 12)}`],
        version: String(publication.version),
        license: "https://creativecommons.org/licenses/by/4.0/",
      });
    }
  }
});

test.each(["bib", "ris", "csl.json"])("the .%s of each reads back as what is published", (ending) => {
  for (const { kind, publication, language } of published) {
    const file = readBuilt(`${languages[language]}${kind}/${publication.id}.${ending}`).toString("utf8");
    const { data } = new Cite(ending === "csl.json" ? JSON.parse(file) : file);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      id: `${publication.label}.v${publication.version}`,
      title: publication.title[language],
      URL: site + versionOf({ kind, publication, language }),
    });
  }
});

test("each page says its label, its hash and every way to cite as plain text", () => {
  for (const one of published) {
    const html = htmlOf(versionOf(one));
    expect(html).toContain(`${one.publication.label}.v1</a>`);
    expect(html).toContain(one.publication.hash.slice(0, 12));
    expect(tagsOf(html, "pre").filter((tag) => "data-copy" in tag)).toHaveLength(6);
  }
});

// RFC 8785 for what these files hold, words and whole numbers.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

test("a network's hash can be worked out of the file that is published of it", () => {
  for (const { id, version } of ledger.networks.filter(({ withdrawn }) => !withdrawn)) {
    const file = JSON.parse(readBuilt(`networks/${id}.json`).toString("utf8"));
    if (file.version !== version) continue;
    const { inputShape, outputShape, totals, layers } = file;
    const kept = layers.map(
      ({ name, from, layer, outputShape, parameters, buffers, macs }: Record<string, unknown>) => ({
        ...{ name, from, layer, outputShape, parameters, buffers, macs },
      }),
    );
    const content = canonical({ inputShape, layers: kept, values: { outputShape, ...totals } });
    expect([id, createHash("sha256").update(content).digest("hex")]).toEqual([id, file.hash]);
  }
});

test("ledger.json holds what the repository's does", () => {
  expect(JSON.parse(readBuilt("ledger.json").toString("utf8"))).toEqual(ledger);
});

test("a page of an example weighs at most 20,000 bytes of HTML and CSS, and has no script", () => {
  const examples = builtPages().filter((path) => /(^|\/)examples\/[^/]+\/(v\d+\/)?$/.test(path));
  expect(examples.length).toBeGreaterThan(100);
  const packed = new Map<string, number>();
  const sheetBytes = (href: string) => {
    const bytes = packed.get(href) ?? brotliCompressSync(readBuilt(href)).length;
    packed.set(href, bytes);
    return bytes;
  };
  // Packing takes long, and what is longest unpacked is what could be too long.
  const longest = [...examples].sort((a, b) => htmlOf(b).length - htmlOf(a).length).slice(0, 12);
  for (const path of longest) {
    const html = htmlOf(path);
    const sheets = tagsOf(html, "link").filter(({ rel }) => rel === "stylesheet");
    const css = sheets.reduce((sum, { href = "" }) => sum + sheetBytes(href), 0);
    const weight = brotliCompressSync(html).length + css;
    expect(
      tagsOf(html, "script").filter(({ src }) => src),
      path,
    ).toEqual([]);
    expect(weight, path).toBeLessThanOrEqual(20_000);
  }
});
