import { expect, test } from "vitest";
import { stepsOf } from "../../components/derivation/steps.ts";
import { amountOf } from "../../components/lesson/quantity.ts";
import { seenOf } from "../../components/lesson/seen.ts";
import { exampleOf, refusalOf } from "../../src/examples/index.ts";
import { type Embed, embedsOf, lessons } from "./lesson.ts";

// Example names it by what it is; the others by what they are of.
const idOf = ({ id, of }: Embed) => id ?? of;

test.each(lessons)("$language/$name names examples and quantities that exist", ({ text }) => {
  for (const embed of embedsOf(text)) {
    const { component, quantity, misreading, axis } = embed;
    const id = idOf(embed);
    if (id === undefined) continue;
    if (component === "Seen" || component === "ReceptiveField") {
      const asked = { of: id as "three", quantity: quantity ?? "layers" };
      expect(seenOf(embed.layer ? { ...asked, layer: Number(embed.layer) } : asked)).toBeGreaterThan(0);
      continue;
    }
    if (component === "Refusal") refusalOf(id);
    else if (component === "Formula")
      expect(stepsOf(exampleOf(id).derivation, quantity as string)).not.toEqual([]);
    else if (component === "Value" || component === "Exercise") {
      const request = misreading ? { misreading } : { quantity: quantity as string };
      const amount = amountOf(exampleOf(id), axis ? { ...request, axis: Number(axis) } : request);
      expect(amount).toBeDefined();
    } else exampleOf(id);
  }
});

test("an unknown example fails and lists the known ones", () => {
  expect(() => exampleOf("conv2d-rgb-5-kernel")).toThrow(
    /There is no example "conv2d-rgb-5-kernel"; the known ids are: .*conv2d-rgb-5-kernels, .*conv3d-5-channels-4-kernels/,
  );
  expect(() => exampleOf("constructor")).toThrow(RangeError);
});

test("an unknown quantity of a stack fails and lists the known ones", () => {
  expect(() => seenOf({ of: "three", quantity: "r" })).toThrow(/has no "r" of layer 3; .*receptiveField/);
});

test("an unknown refusal fails and lists the known ones", () => {
  expect(() => refusalOf("x")).toThrow(/There is no refusal "x"; .*conv2d-grey-128-read-channels-last/);
});

test("an unknown quantity fails and lists the known ones", () => {
  const example = exampleOf("conv2d-rgb-5-kernels");
  expect(() => amountOf(example, { quantity: "params" })).toThrow(
    /conv2d-rgb-5-kernels has no quantity "params"; the known ones are: .*outputSize.*parameters.*inChannels.*kernelShape/,
  );
  expect(() => amountOf(example, {})).toThrow(RangeError);
  expect(() => amountOf(example, { quantity: "toString" })).toThrow(RangeError);
});

test("an unknown axis and an unknown misreading fail", () => {
  const example = exampleOf("conv2d-rgb-5-kernels");
  expect(() => amountOf(example, { quantity: "outputSize", axis: 2 })).toThrow("no axis 2");
  expect(() => amountOf(example, { quantity: "parameters", axis: 0 })).toThrow("no axis 0");
  expect(() => amountOf(example, { misreading: "flat" })).toThrow(
    /no misreading "flat"; it has: flat-kernels/,
  );
  expect(() => stepsOf(example.derivation, "params")).toThrow(
    /No step gives "params"; the steps give: .*parameters/,
  );
});
