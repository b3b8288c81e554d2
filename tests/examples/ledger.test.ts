import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Ledger,
  ledger,
  newestOf,
  type Publication,
  shortHash,
  versionLabel,
} from "../../src/examples/ledger.ts";
import {
  appended,
  differences,
  hashOf,
  ledgerText,
  type Publishable,
  publishedNow,
} from "../../src/examples/publish.ts";

const now = publishedNow();
const kinds = Object.keys(now) as readonly (keyof Ledger)[];

test.each(kinds)("what was published of %s is what is there, each in the ledger", (kind) => {
  const latest = new Map(ledger[kind].map((entry) => [entry.id, entry]));
  const found = [...latest.values()].flatMap((entry) =>
    differences(
      entry,
      now[kind].find(({ id }) => id === entry.id),
    ),
  );
  expect(found).toEqual([]);
  expect(now[kind].map(({ id }) => id).filter((id) => !latest.has(id))).toEqual([]);
});

test.each(kinds)("labels of %s are given once, one after another, and versions follow on", (kind) => {
  const entries = ledger[kind];
  const firsts = entries.filter(({ version }) => version === 1);
  const letter = { examples: "X", networks: "N", equations: "E" }[kind];
  expect(firsts.map(({ label }) => label)).toEqual(firsts.map((_, at) => `VC-${letter}${at + 1}`));
  expect(new Set(firsts.map(({ id }) => id)).size).toBe(firsts.length);
  for (const { label, id, version, published } of entries) {
    expect(published).toMatch(/^20\d\d-\d\d-\d\d$/);
    const before = entries.filter((entry) => entry.label === label && entry.version < version);
    expect(before.map((entry) => [entry.id, entry.version])).toEqual(
      Array.from({ length: version - 1 }, (_, at) => [id, at + 1]),
    );
  }
});

// RFC 8785 for what the ledger holds, words and whole numbers: the keys in order, nothing between the signs.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

test("a hash is that of what stands beside it, by another way to write it", () => {
  for (const { layer, values, hash } of ledger.examples)
    expect(createHash("sha256").update(canonical({ layer, values })).digest("hex")).toBe(hash);
  for (const { symbol, formula, hash } of ledger.equations)
    expect(createHash("sha256").update(canonical({ symbol, formula })).digest("hex")).toBe(hash);
});

test("hashOf takes the example of RFC 8785, section 3.2.2", () => {
  const example = JSON.parse(
    String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
  );
  // Section 3.2.4 has the bytes.
  const bytes = Buffer.from(
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d",
    "hex",
  );
  expect(hashOf(example)).toBe(createHash("sha256").update(bytes).digest("hex"));
});

const first: Publishable = {
  id: "a",
  title: { en: "A", "zh-cn": "甲" },
  values: { parameters: 140 },
  content: { values: { parameters: 140 } },
};
const second: Publishable = {
  ...first,
  values: { parameters: 141 },
  content: { values: { parameters: 141 } },
};
const nothing: Ledger = { examples: [], networks: [], equations: [] };
const only = (example: Publishable | undefined) => ({
  examples: example ? [example] : [],
  networks: [],
  equations: [],
});
const words = { en: "A bias was left out.", "zh-cn": "漏算了一个偏置。" };
const once = appended(nothing, only(first), "2026-11-25").ledger;

test("what was never published gets the next label; a second time there is nothing to add", () => {
  expect(once.examples).toEqual([
    expect.objectContaining({ label: "VC-X1", version: 1, published: "2026-11-25" }),
  ]);
  expect(appended(once, only(first), "2027-01-01").ledger).toEqual(once);
  const other = appended(once, { ...only(first), examples: [first, { ...first, id: "b" }] }, "2027-01-01");
  expect(other.ledger.examples.map(({ label }) => label)).toEqual(["VC-X1", "VC-X2"]);
});

test("a number that changed is told, and published only with what was wrong", () => {
  const { ledger: same, unexplained } = appended(once, only(second), "2027-01-01");
  expect(same).toEqual(once);
  expect(unexplained).toEqual(["VC-X1 (a): parameters was 140 and is 141."]);
  const corrected = appended(once, only(second), "2027-01-01", { id: "a", words });
  expect(corrected.unexplained).toEqual([]);
  expect(corrected.ledger.examples).toEqual([
    once.examples[0],
    expect.objectContaining({ label: "VC-X1", version: 2, values: { parameters: 141 }, corrects: words }),
  ]);
});

test("what is gone is told, and its label stays with it when it is withdrawn", () => {
  expect(appended(once, only(undefined), "2027-01-01").unexplained).toEqual([
    "VC-X1 (a) was published and is gone.",
  ]);
  const { ledger: without } = appended(once, only(undefined), "2027-01-01", {
    id: "a",
    words,
    isWithdrawn: true,
  });
  expect(without.examples.at(-1)).toMatchObject({ label: "VC-X1", version: 2, withdrawn: words });
  expect(appended(without, only(undefined), "2027-02-01").unexplained).toEqual([]);
  expect(appended(without, only(first), "2027-02-01").unexplained).toHaveLength(1);
  const next = appended(without, only({ ...first, id: "b" }), "2027-02-01").ledger.examples;
  expect(next.map(({ label }) => label)).toEqual(["VC-X1", "VC-X1", "VC-X2"]);
});

test("a number that came later takes nothing from what was published; a layer that changed does", () => {
  const published = ledger.examples[0] as Publication;
  const current = now.examples[0] as Publishable;
  const more = { ...current, values: { ...current.values, counters: 0 } };
  expect(differences(published, more)).toEqual([]);
  const padded = { ...current, layer: { ...current.layer, stride: [2, 1] } } as Publishable;
  expect(differences(published, padded)).toEqual([
    "VC-X1 (conv2d-rgb-5-kernels): stride was [1,1] and is [2,1].",
  ]);
  const network = ledger.networks[0] as Publication;
  expect(differences(network, { ...(now.networks[0] as Publishable), content: {} })).toHaveLength(1);
});

test("the file is what ledgerText writes, a line a version", () => {
  const file = readFileSync(new URL("../../src/examples/ledger.json", import.meta.url), "utf8");
  expect(file.replaceAll("\r\n", "\n")).toBe(ledgerText(ledger));
  expect(file.split("\n").filter((line) => line.includes('"label"'))).toHaveLength(
    kinds.reduce((sum, kind) => sum + ledger[kind].length, 0),
  );
});

test("newestOf finds the last version, and nothing where nothing is published", () => {
  const newest = newestOf("examples", "conv2d-rgb-5-kernels") as Publication;
  expect(versionLabel(newest)).toBe("VC-X1.v1");
  expect(newest.hash.startsWith(shortHash(newest))).toBe(true);
  expect(newestOf("examples", "no-such")).toBeUndefined();
});
