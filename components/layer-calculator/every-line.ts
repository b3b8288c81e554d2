import { convolution, type Step } from "../../src/convolution/index.ts";
import { countings } from "../../src/networks/countings.ts";
import { frameworks, hasField, kinds, paddingModesOf } from "./kinds.ts";
import { keyOf, places, stepsAt } from "./lines.ts";
import { readState } from "./reading.ts";
import { type State, stateOf } from "./state.ts";

const lines = new Map<string, Step>();

/** A step for every line the calculator can come to show, by what a line is set from. */
export function everyLine(): ReadonlyMap<string, Step> {
  // Worked out once for all pages.
  for (const change of lines.size > 0 ? [] : everyStructure()) {
    const reading = readState({ ...plain, ...change });
    for (const place of places) for (const step of stepsAt(place, reading)) lines.set(keyOf(step), step);
  }
  return lines;
}

const plain = stateOf(convolution({ inputSize: [8], inChannels: 2, outChannels: 2, kernelSize: 1 }));

// Without and with padding; ONNX Runtime has a rule for inputs that a dilated kernel finds no room in.
function sizesFor(framework: string): readonly (readonly [size: string, padding: string])[] {
  return [["8", "0"], ["8", "1"], ...(framework === "onnx" ? ([["1", "0"]] as const) : [])];
}

function* everyStructure(): Generator<State> {
  const names = ["", ...frameworks.map(({ id }) => id)];
  for (const kind of kinds) {
    const given = hasField(kind, "outputPadding") ? ["0", "1", ""] : ["0"];
    const ceilings = hasField(kind, "ceilMode") ? ["", "yes"] : [""];
    const dilations = hasField(kind, "dilation") ? ["1", "2"] : ["1"];
    for (const paddingMode of paddingModesOf(kind))
      for (const framework of names)
        for (const [kernel, stride] of [
          ["3", "1"],
          ["1", "3"],
          ["3", "2"],
        ] as const)
          for (const dilation of dilations)
            for (const ceilMode of ceilings)
              for (const outputPadding of given)
                for (const [size, padding] of sizesFor(framework))
                  yield {
                    // Caffe and TensorFlow.js have some layers for images alone.
                    rank: framework === "caffe" || framework === "tensorflow-js" ? "2" : "1",
                    ...{ kind, paddingMode, framework, ceilMode, "kernelSize-w": kernel },
                    ...{ "stride-w": stride, "dilation-w": dilation, "outputPadding-w": outputPadding },
                    ...{ "inputSize-w": size, "padding-w": padding, "paddingAfter-w": "0" },
                  };
    for (const { id: counting } of countings)
      for (const rank of ["1", "2", "3"])
        for (const groups of hasField(kind, "groups") ? ["1", "2"] : ["1"])
          for (const bias of ["", "yes"])
            for (const depthwiseBias of ["", "yes"])
              yield { kind, counting, rank, groups, bias, depthwiseBias };
  }
  // A width by the height's kernel, TensorFlow.js's own.
  const wide = { framework: "tensorflow-js", rank: "2", "padding-w": "0" };
  for (const dilation of ["1", "2"])
    yield { ...wide, kind: "convolution", perAxis: "yes", "kernelSize-w": "2", "dilation-w": dilation };
}
