/** One axis of a window: what a receptive field needs to know of a layer. */
export interface AxisWindow {
  /** Elements that the kernel spans, its gaps counted. */
  readonly span: number;
  readonly stride: number;
  /** Padding before the first element; cropping where it is negative. */
  readonly before: number;
  /** True where the stride sets the input's elements apart (transposed convolution, upsampling) instead of skipping over them. */
  readonly transposed: boolean;
  /** How far apart the kernel's elements are. */
  readonly dilation: number;
}

/** How a layer looks at its input along each spatial axis; "all" where it sees all of it. */
export type LayerWindow = readonly AxisWindow[] | "all";

/** Looks through a layer that changes no place: the window of one element. */
export const lookingThrough: AxisWindow = { span: 1, stride: 1, before: 0, transposed: false, dilation: 1 };
