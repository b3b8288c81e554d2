import { expect, test } from "vitest";
import { serializeProps } from "../../../components/widget/serialize-props.ts";

test("serializeProps writes JSON in which no tag can begin, and leaves out what goes unsaid", () => {
  const data = { text: "</script><b>", unsaid: "no", inner: { unsaid: 1, said: [1, "<!--"] } };
  const text = serializeProps(data, new Set(["unsaid"]));
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toEqual({ text: "</script><b>", inner: { said: [1, "<!--"] } });
  expect(JSON.parse(serializeProps(data))).toEqual(data);
});
