/** Numbers in a grid, row-major: the last axis runs fastest. Channels stand first; there is no batch axis. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A tensor that was worked out. */
export type Filled = Tensor & { readonly data: Float64Array };

/** What a layer of kernels is carried out on; `biases`, one an output channel, are left out where it has none. */
export interface Operands {
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly biases?: ArrayLike<number>;
}

/** Every index of a grid, the last axis fastest. */
export function* positions(shape: readonly number[]): Generator<readonly number[]> {
  const [size, ...inner] = shape;
  if (size === undefined) {
    yield [];
    return;
  }
  for (let at = 0; at < size; at++) for (const rest of positions(inner)) yield [at, ...rest];
}

/** The place of an index in the data of a grid. */
export function flat(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, at, axis) => place * (shape[axis] as number) + at, 0);
}

/** Whether an index lies inside a grid. */
export function isInside(index: readonly number[], shape: readonly number[]): boolean {
  return index.every((at, axis) => at >= 0 && at < (shape[axis] as number));
}

/** Throws RangeError where a tensor is none, has another shape, or another number of numbers. */
export function assertShape(name: string, tensor: Tensor | undefined, shape: readonly number[]): void {
  const length = shape.reduce((product, size) => product * size, 1);
  const given = Array.isArray(tensor?.shape) ? tensor.shape.map(String).join(", ") : undefined;
  const numbers = numbersIn(tensor?.data);
  if (given !== shape.join(", ") || numbers !== length) {
    throw new RangeError(
      `The ${name} must have shape [${shape.join(", ")}] and ${length} numbers; ` +
        `got ${given === undefined ? "no shape" : `[${given}]`} and ${numbers}.`,
    );
  }
}

function numbersIn(data: ArrayLike<unknown> | undefined): number {
  if (!Array.isArray(data) && !ArrayBuffer.isView(data)) return 0;
  return Array.prototype.filter.call(data, (entry) => typeof entry === "number").length;
}

/** Throws RangeError where a layer of so many output channels has biases and should not, or has too few or none. */
export function assertBiases(
  { bias, outChannels }: { readonly bias: boolean; readonly outChannels: number },
  biases: ArrayLike<number> | undefined,
): void {
  if (numbersIn(biases) !== (bias ? outChannels : 0)) {
    throw new RangeError(`A layer of ${outChannels} output channels ${bias ? "needs" : "takes no"} biases.`);
  }
}

/** Where a window at a position puts one of its kernel's elements, in the elements of the grid it is laid on. */
export function placeOf(
  { stride, dilation }: { readonly stride: readonly number[]; readonly dilation: readonly number[] },
  padding: readonly (readonly [before: number, after: number])[],
  position: readonly number[],
  offset: readonly number[],
): readonly number[] {
  return offset.map(
    (step, axis) =>
      (position[axis] as number) * (stride[axis] as number) +
      step * (dilation[axis] as number) -
      (padding[axis]?.[0] as number),
  );
}
