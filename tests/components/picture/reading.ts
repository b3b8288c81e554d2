import { type Drawing, type PathRole, pathRoles } from "../../../components/picture/draw.ts";

/** The data of all paths of a drawing that have one role, the last channel's first. */
export const path = ({ paths }: Drawing, role: PathRole) =>
  paths.filter((_, at) => pathRoles[at] === role).join("");

/** The labels as they read: width, height, what goes back, what stands in a row, how many. */
export const labels = ({ labels }: Drawing) =>
  labels.map(({ letter, value }) => (letter === "" ? "" : `${letter} = ${value}`));
