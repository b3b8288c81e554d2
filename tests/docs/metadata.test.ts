import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { citationWords } from "../../src/locales/en/citation.ts";

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const jsonOf = (name: string) => JSON.parse(textOf(name));

/** A field of CITATION.cff, which is flat YAML: on its line, or folded below it. */
function cffField(text: string, name: string): string {
  const [, value = "", folded = ""] = new RegExp(`^${name}: (.*)\\n((?: {2}.*\\n)*)`, "m").exec(text) ?? [];
  return value === ">-" ? folded.trim().replace(/\n */g, " ") : value;
}
function cffList(text: string, name: string): readonly string[] {
  const [, list = ""] = new RegExp(`^${name}:\\n((?: {2}.*\\n?)*)`, "m").exec(text) ?? [];
  return [...list.matchAll(/^ {2}- (?:name: )?(.*)$/gm)].map(([, entry = ""]) => entry);
}

/** What each file says of the notebook. */
const told = {
  "CITATION.cff": () => {
    const text = textOf("CITATION.cff");
    const [title, abstract, version, license] = ["title", "abstract", "version", "license"].map((name) =>
      cffField(text, name),
    );
    const [authors, keywords] = [cffList(text, "authors"), cffList(text, "keywords")];
    return { title, abstract, version, license, authors, keywords };
  },
  "codemeta.json": () => {
    const { name, description, version, license, author, keywords } = jsonOf("codemeta.json");
    const authors = author.map(({ name }: { name: string }) => name);
    const id = license.replace("https://spdx.org/licenses/", "");
    return { title: name, abstract: description, version, license: id, authors, keywords };
  },
  ".zenodo.json": () => {
    const { title, description, version, license, creators, keywords } = jsonOf(".zenodo.json");
    const authors = creators.map(({ name }: { name: string }) => name);
    return { title, abstract: description, version, license, authors, keywords };
  },
};

test.each(Object.entries(told))("%s says what package.json and the citations say", (_, tell) => {
  const { version, license } = jsonOf("package.json");
  expect(tell()).toEqual({
    ...{ title: "Volume Convolution", version, license },
    authors: [citationWords.author],
    abstract: expect.stringContaining("what a convolutional layer does to a volume"),
    keywords: expect.arrayContaining(["convolution", "receptive field"]),
  });
  expect(tell()).toEqual(told["CITATION.cff"]());
});
