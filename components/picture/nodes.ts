import { madeOnce, type Node, node } from "../widget/node.ts";
import { type Drawing, pathRoles } from "./drawing.ts";
import { shortened } from "./path.ts";
import type { Picture } from "./picture.ts";
import { labelParts } from "./text.ts";

/** The names of the three drawings. */
export interface PictureWords {
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
}

/** The three drawings of a layer side by side, with their text alternative. */
export function pictureNode(picture: Picture, label: string, words: PictureWords): Node {
  const drawing = (role: keyof Picture, operator: string) =>
    node(
      "div",
      { class: `drawing ${role}` },
      node("span", { class: "drawing-name", "data-operator": operator || undefined }, words[role]),
      madeOnce([role, picture[role]], () => drawingNode(picture[role], role)),
    );
  return node("div", { class: "drawings", role: "img", "aria-label": label }, [
    drawing("input", ""),
    drawing("kernel", "∗"),
    drawing("output", "→"),
  ]);
}

/** Whether the drawings of a picture are of one scale. */
export function isToScale(picture: Picture): boolean {
  return Object.values(picture).every(({ toScale }) => toScale);
}

function drawingNode({ viewBox, width, height, paths, labels }: Drawing, role: string): Node {
  return node(
    "svg",
    { "aria-hidden": "true", "data-drawing": role, viewBox, width, height },
    paths.map((d, at) => d !== "" && node("path", { class: pathRoles[at], d: shortened(d) })),
    labels.map((label) => {
      const [letter, subscript, value] = labelParts(label);
      if (letter === "") return false;
      return node(
        "text",
        { x: label.x, y: label.y, "text-anchor": label.anchor },
        node("tspan", { class: "letter" }, letter),
        subscript !== "" && node("tspan", { class: "subscript", dy: 3 }, subscript),
        value !== "" && node("tspan", subscript === "" ? {} : { dy: -3 }, value),
      );
    }),
  );
}
