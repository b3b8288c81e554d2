import type { Step } from "../../src/convolution/index.ts";
import { lineKey } from "../calculator/steps.ts";
import { answer } from "./answer.ts";
import { opening } from "./state.ts";

/** A step for every line a row can have, whatever its kind, dilation, output padding, axes and bias. */
export function everyLine(): ReadonlyMap<string, Step> {
  const lines = new Map<string, Step>();
  for (const [kind, sizes] of Object.entries(asked))
    for (const [from, to] of sizes)
      for (const rank of ["1", "2", "3"])
        for (const bias of ["yes", ""])
          for (const outputPadding of ["0", "1"]) {
            const state = { ...opening, kind, from, to, rank, bias, "outputPadding-max": outputPadding };
            for (const { steps } of answer(state).rows)
              for (const step of steps) lines.set(lineKey(step), step);
          }
  return lines;
}

// From 8 to 4 by strides of 2; from 12 to 4 by strides of 3, which leave some over behind dilated kernels too; and back.
const asked = {
  convolution: [
    ["8", "4"],
    ["12", "4"],
  ],
  "transposed-convolution": [["4", "8"]],
} as const;
