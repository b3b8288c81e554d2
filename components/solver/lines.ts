import type { Step } from "../../src/convolution/index.ts";
import { lineKey } from "../calculator/steps.ts";
import { answer } from "./answer.ts";
import { opening } from "./state.ts";

/** A step for every line a row can have, whatever its kind, dilation, output padding, axes and bias. */
export function everyLine(): ReadonlyMap<string, Step> {
  const lines = new Map<string, Step>();
  for (const kind of ["convolution", "transposed-convolution"])
    for (const rank of ["1", "2", "3"])
      for (const bias of ["yes", ""])
        for (const outputPadding of ["0", "1"]) {
          // 4 to 8 and 7 to 4, each by a kernel of 3 or 2 that is dilated or not; a stride that leaves some over.
          const sizes = kind === "convolution" ? { from: "8", to: "4" } : { from: "4", to: "8" };
          const state = { ...opening, ...sizes, kind, rank, bias, "outputPadding-max": outputPadding };
          for (const { steps } of answer(state).rows)
            for (const step of steps) lines.set(lineKey(step), step);
        }
  return lines;
}
