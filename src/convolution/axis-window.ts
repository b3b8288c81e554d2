/** One axis of a layer's window, as receptive fields need it: 3 elements at stride 2 from 1 before the input. */
export interface AxisWindow {
  /** Elements that the kernel spans, its gaps counted. */
  readonly span: number;
  readonly stride: number;
  /** Padding before the first element; cropping where it is negative. */
  readonly before: number;
  /**
   * True where the stride sets the input's elements apart (transposed convolution, upsampling) instead of skipping over
   * them.
   */
  readonly transposed: boolean;
  /** How far apart the kernel's elements are. */
  readonly dilation: number;
}

/** A layer's window along each spatial axis; "all" where every output element depends on all of the input. */
export type LayerWindow = readonly AxisWindow[] | "all";

/** The window of one element: of layers that leave every element in its place. */
export const lookingThrough: AxisWindow = { span: 1, stride: 1, before: 0, transposed: false, dilation: 1 };
