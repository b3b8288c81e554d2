import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { expect, test } from "vitest";
import { biblatexOf, bibtexOf } from "../../src/citation/bibtex.ts";
import type { Cited } from "../../src/citation/cited.ts";
import { cslOf } from "../../src/citation/csl.ts";
import { files, jsonLdOf, styles, tagsOf } from "../../src/citation/index.ts";
import { risOf } from "../../src/citation/ris.ts";
import { apaOf, gbtOf } from "../../src/citation/styles.ts";

const english: Cited = {
  label: "VC-X12",
  version: 2,
  versionText: "version 2",
  hash: "0123456789ab",
  published: "2026-11-05",
  language: "en",
  lang: "en",
  title: "Conv2D over a small colour image",
  author: "Volume Convolution contributors",
  siteName: "Volume Convolution",
  kind: "Worked example",
  url: "https://example.org/a_b/examples/conv2d/v2/",
};
const chinese: Cited = {
  ...english,
  language: "zh-cn",
  lang: "zh-Hans",
  versionText: "第2版",
  title: "Conv2D：小彩色图像",
  author: "卷积手记编写组",
  siteName: "卷积手记",
  kind: "例题",
};
const both = [english, chinese];

/** What an independent reader of the format makes of a text: one item of CSL. */
function readBack(text: string) {
  const { data } = new Cite(text);
  expect(data).toHaveLength(1);
  return data[0] as (typeof data)[number];
}
const nameOf = ([author]: readonly Readonly<Record<string, string>>[]) => author?.literal ?? author?.family;

/** The signs that any of the formats, or TeX, takes for its own. */
const awkward = "ab 卷积×&%_{}#$~^\\\"'：，@=-–é1";
const titles = fc
  .array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 24 })
  .map((signs) => `x${signs.join("").replace(/\s+/g, " ")}x`);

test.each([
  ["BibTeX", bibtexOf],
  ["BibLaTeX", biblatexOf],
  ["RIS", risOf],
])("%s reads back as what it was written from, whatever the title", (_, write) => {
  fc.assert(
    fc.property(titles, fc.constantFrom(...both), (title, cited) => {
      const read = readBack(write({ ...cited, title }));
      expect(read.title).toBe(title);
      expect(read.id).toBe("VC-X12.v2");
      expect(nameOf(read.author)).toBe(cited.author);
      expect(JSON.stringify(read.issued)).toContain("[2026,11");
      expect(read.URL).toBe(cited.url);
      for (const part of ["VC-X12", "0123456789ab", "CC BY 4.0", cited.versionText])
        expect(read.note).toContain(part);
    }),
    { numRuns: 200 },
  );
});

test("BibTeX has a year, a month that styles know, its address where the oldest styles print it, and braces that close", () => {
  const text = bibtexOf({ ...english, title: "{a} } of 50% & more" });
  expect(text).toContain("  year         = {2026},\n");
  expect(text).toContain("  month        = nov,\n");
  expect(text).toContain("  howpublished = {\\url{https://example.org/a_b/examples/conv2d/v2/}},\n");
  const depth = [...text].reduce((level, sign) => level + Number(sign === "{") - Number(sign === "}"), 0);
  expect(depth).toBe(0);
});

test("CSL-JSON gives a citation processor what the APA's own style needs, and ours says the same", () => {
  const [processed] = new Cite(cslOf(english)).format("bibliography", { template: "apa" }).trim().split("\n");
  // The style has no place for a version, and gives the kind capitals.
  expect(apaOf(english).replace("(Worked example VC-X12, version 2)", "(Worked Example VC-X12)")).toBe(
    processed,
  );
});

test("the styles write both languages", () => {
  expect(apaOf(chinese)).toBe(
    "卷积手记编写组. (2026年11月5日). Conv2D：小彩色图像（例题VC-X12，第2版）. 卷积手记. https://example.org/a_b/examples/conv2d/v2/",
  );
  expect(gbtOf(english)).toBe(
    "Volume Convolution contributors. Conv2D over a small colour image: VC-X12.v2[EB/OL]. (2026-11-05)[YYYY-MM-DD]. https://example.org/a_b/examples/conv2d/v2/.",
  );
  expect(gbtOf(chinese)).toBe(
    "卷积手记编写组. Conv2D：小彩色图像: VC-X12.v2[EB/OL]. (2026-11-05)[YYYY-MM-DD]. https://example.org/a_b/examples/conv2d/v2/.",
  );
});

test("without an address nothing names one, nor asks when it was looked at", () => {
  const { url, ...nowhere } = english;
  const texts = [...Object.values(styles), ...Object.values(files).map(({ textOf }) => textOf)];
  expect(texts).toHaveLength(9);
  for (const write of texts) expect(write(nowhere)).not.toMatch(/https?:|url|YYYY|undefined/i);
  expect(JSON.stringify([tagsOf(nowhere), jsonLdOf(nowhere, "", [])])).not.toMatch(/example\.org|undefined/);
  for (const write of [bibtexOf, biblatexOf, risOf])
    expect(readBack(write(nowhere)).title).toBe(english.title);
});

test("the head's tags are those Google Scholar and Dublin Core name", () => {
  const tags = Object.fromEntries(tagsOf(english).map(({ name, content }) => [name, content]));
  expect(tags).toMatchObject({
    citation_title: english.title,
    citation_author: english.author,
    citation_publication_date: "2026/11/05",
    citation_public_url: english.url,
    "DC.identifier": english.url,
    "DC.date": "2026-11-05",
    "DC.rights": "https://creativecommons.org/licenses/by/4.0/",
  });
});

test("the data by schema.org tells licence, version, hash and sources", () => {
  const sources = [{ title: "A paper", url: "https://example.org/paper" }, { title: "A book" }];
  expect(jsonLdOf(english, "What it shows.", sources)).toMatchObject({
    "@type": "LearningResource",
    version: "2",
    license: "https://creativecommons.org/licenses/by/4.0/",
    identifier: ["VC-X12.v2", "sha256:0123456789ab"],
    isBasedOn: [
      { name: "A paper", url: "https://example.org/paper" },
      { "@type": "CreativeWork", name: "A book" },
    ],
  });
});
