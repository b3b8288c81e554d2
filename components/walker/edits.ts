import { flat } from "../../src/convolution/tensor.ts";

/** The numbers that a reader typed into cells: "1.2.3:7" is 7 in channel 1, row 2, column 3; undefined where it is no such list. */
export function editsOf(text = ""): ReadonlyMap<string, number> | undefined {
  if (text === "") return new Map();
  if (
    text.length > 4000 ||
    !/^[1-9]\d?(\.[1-9]\d?)+:-?\d{1,2}(_[1-9]\d?(\.[1-9]\d?)+:-?\d{1,2})*$/.test(text)
  )
    return undefined;
  return new Map(
    text
      .split("_")
      .map((edit) => edit.split(":") as [string, string])
      .map(([place, value]) => [place, Number(value)]),
  );
}

/** The same as the text of an address. */
export function editsText(edits: ReadonlyMap<string, number>): string {
  return Array.from(edits, ([place, value]) => `${place}:${value}`).join("_");
}

/** Numbers with those a reader typed put in their places; a place that the tensor lacks is passed over. */
export function withEdits(
  data: readonly number[],
  shape: readonly number[],
  edits: ReadonlyMap<string, number>,
): number[] {
  const edited = [...data];
  for (const [place, value] of edits) {
    const index = place.split(".").map((part) => Number(part) - 1);
    const isThere = index.length === shape.length && index.every((at, axis) => at < (shape[axis] as number));
    if (isThere) edited[flat(index, shape)] = value;
  }
  return edited;
}
