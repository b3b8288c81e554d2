import { expect, test } from "vitest";
import { node } from "../../../components/widget/node.ts";

test("node writes its attributes as text, and a true one as empty", () => {
  expect(node("input", { type: "text", tabindex: 0, disabled: true })).toEqual({
    name: "input",
    attributes: { type: "text", tabindex: "0", disabled: "" },
    children: [],
  });
});

test("node leaves out attributes that are undefined or false, and no empty text", () => {
  const { attributes } = node("p", { hidden: false, class: undefined, title: "" });
  expect(attributes).toEqual({ title: "" });
  expect("class" in attributes).toBe(false);
});

test("node leaves out children that are not there, and takes lists of them in their order", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => node(name));
  expect(node("p", {}, a, false, [b, undefined, [[c]]]).children).toEqual([a, b, c]);
});

test("node joins neighbouring texts, as a page that a browser has read has them, and keeps none that is empty", () => {
  const [b] = ["b"].map((name) => node(name));
  expect(node("p", {}, "one ", ["two", false, " three"], b, "four", "").children).toEqual([
    "one two three",
    b,
    "four",
  ]);
  expect(node("p", {}, "").children).toEqual([]);
});
