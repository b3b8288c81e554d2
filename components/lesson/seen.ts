import { type StackName, stacks } from "../receptive-field/presets.ts";
import { readStack, type Stack, stackState } from "../receptive-field/state.ts";

/** Which number of a stack to show: of its last layer where none is named, from 1; layer 0 is the input. */
export interface SeenRequest {
  readonly of: StackName;
  readonly quantity: string;
  readonly layer?: number;
}

/**
 * A number of a stack of the receptive field's widget, of the cell that it opens with.
 *
 * @throws RangeError that lists the known quantities.
 */
export function seenOf({ of, quantity, layer }: SeenRequest): number {
  const { maps, windows, kernelsAdded } = stackNamed(of);
  const nth = layer ?? windows.length;
  const { field, size } = maps[nth] ?? (maps[0] as Stack["maps"][number]);
  const window = windows[nth - 1];
  const known: Readonly<Record<string, number | undefined>> = {
    receptiveField: field.size,
    jump: field.jump.numerator,
    kernelsAdded: kernelsAdded.value,
    layers: windows.length,
    size,
    span: window?.span,
    stride: window?.stride,
    dilation: window?.dilation,
    paths: Math.max(...(maps[0]?.paths ?? [])),
    endPaths: maps[0]?.paths.find((count) => count > 0),
  };
  const found = Object.hasOwn(known, quantity) ? known[quantity] : undefined;
  if (found === undefined)
    throw new RangeError(
      `The stack ${of} has no "${quantity}" of layer ${nth}; the known ones are: ${Object.keys(known).join(", ")}.`,
    );
  return found;
}

/** The stack of a name. */
export function stackNamed(name: StackName): Stack {
  const words = { issue: {}, field: {}, noSuch: "", names: {}, ofLayer: "" };
  const { stack } = readStack(stackState(stacks()[name]), words as never);
  return stack as Stack;
}
