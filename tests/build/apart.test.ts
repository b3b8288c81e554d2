import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apart } from "../../src/build/apart.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "apart-"));
  writeFileSync(join(folder, "both.ts"), 'export const both = (n: number) => "both " + n;\n');
  writeFileSync(
    join(folder, "deep.ts"),
    'import { both } from "./both.ts";\nexport const deep = () => both(2);\n',
  );
  writeFileSync(join(folder, "one.ts"), 'import { both } from "./both.ts";\nconsole.log(both(1));\n');
  writeFileSync(join(folder, "two.ts"), 'import { deep } from "./deep.ts";\nconsole.log(deep());\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The chunks that two scripts come to, each with the files it imports. */
async function chunks(entry?: RegExp) {
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: "silent",
    plugins: entry ? [apart(entry)] : [],
    build: {
      write: false,
      modulePreload: false,
      minify: false,
      rolldownOptions: { input: ["one.ts", "two.ts"].map((name) => join(folder, name)) },
    },
  });
  const output = "output" in result ? result.output : [];
  return output.flatMap((chunk) => (chunk.type === "chunk" ? [chunk] : []));
}

test("two scripts that import the same module share a chunk, unless they are kept apart", async () => {
  expect(await chunks()).toHaveLength(3);
  const separate = await chunks(/\/(one|two)\.ts$/);
  expect(separate).toHaveLength(2);
  expect(separate.flatMap(({ imports }) => imports)).toEqual([]);
  // Both hold the shared module, also where it is imported by way of another.
  for (const { code } of separate) expect(code).toContain("both ");
});
