import { readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { expect, inject, test } from "vitest";
import { readBuilt } from "./built.ts";

interface Endpoint {
  readonly path: string;
  readonly languages: readonly string[];
  readonly ids?: readonly string[];
  readonly schema?: string;
}
const jsonOf = (path: string) => JSON.parse(readBuilt(path).toString("utf8"));
const { endpoints } = jsonOf("api/index.json") as { endpoints: readonly Endpoint[] };
const ajv = new Ajv({ allErrors: true });
const pathsOf = ({ path, languages, ids = [""] }: Endpoint) =>
  languages.flatMap((language) => ids.map((id) => path.replace("{lang}", language).replace("{id}", id)));

test.each(endpoints)("$path is there, and keeps to its schema", (endpoint) => {
  const { schema } = endpoint;
  const address = schema && new URL(schema).pathname.slice(1);
  const validate = address && (ajv.getSchema(schema) ?? ajv.compile(jsonOf(address)));
  for (const path of pathsOf(endpoint)) {
    if (!validate) expect(readBuilt(path).length, path).toBeGreaterThan(10);
    else expect([path, validate(jsonOf(path)), validate.errors]).toEqual([path, true, null]);
  }
});

test("every file for programs is listed", () => {
  const listed = new Set(endpoints.flatMap(pathsOf));
  const built = readdirSync(inject("dist"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(json|csv|bib|ris|txt|ipynb)$/.test(path))
    .filter((path) => !/^(schemas\/|networks\/schema\.json$|robots\.txt$)/.test(path));
  expect(built.filter((path) => !listed.has(path))).toEqual([]);
});

test("a schema refuses what it does not know", () => {
  const validate = ajv.getSchema("https://example.org/schemas/v1/example.json");
  const example = jsonOf("examples/alexnet-conv1.json");
  expect(validate?.(example)).toBe(true);
  expect(validate?.({ ...example, parameters: -1 })).toBe(false);
  expect(validate?.({ ...example, extra: 1 })).toBe(false);
  expect(validate?.({ ...example, label: "X9" })).toBe(false);
});
