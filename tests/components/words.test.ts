import { expect, test } from "vitest";
import { serializeProps, without } from "../../components/words.ts";

test("serializeProps writes JSON in which no tag can begin", () => {
  const data = { text: "</script><b>", inner: { said: [1, "<!--"] } };
  const text = serializeProps(data);
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toEqual(data);
});

test("without leaves names out wherever they stand", () => {
  const data = { unused: "no", inner: { unused: 1, said: [1, 2] } };
  expect(without(data, new Set(["unused"]))).toEqual({ inner: { said: [1, 2] } });
});
