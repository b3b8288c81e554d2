/** The picture of a convolution layer: pure functions from a layer to SVG path data and labels. */

export { type Drawing, type Label, type PathRole, pathRoles } from "./drawing.ts";
export { drawLayer, type Picture } from "./picture.ts";
