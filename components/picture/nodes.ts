import { madeOnce, type Node, node } from "../widget/node.ts";
import { type Drawing, type Label, pathRoles } from "./draw.ts";
import { shortened } from "./path.ts";
import type { Picture } from "./picture.ts";

/** The three drawings of a layer side by side, each with its name, and their text alternative. */
export function pictureNode(
  picture: Picture,
  label: string,
  names: Readonly<Record<keyof Picture, string>>,
): Node {
  const drawing = (role: keyof Picture, operator?: string) => {
    const name = node("span", { class: "drawing-name", "data-operator": operator }, names[role]);
    const drawn = madeOnce([role, picture[role]], () => drawingNode(picture[role], role));
    return node("div", { class: `drawing ${role}` }, name, drawn);
  };
  const drawings = [drawing("input"), drawing("kernel", "∗"), drawing("output", "→")];
  return node("div", { class: "drawings", role: "img", "aria-label": label }, drawings);
}

/** Whether the drawings of a picture are of one scale. */
export function isToScale(picture: Picture): boolean {
  return Object.values(picture).every(({ toScale }) => toScale);
}

/** One drawing as an SVG, in the colour of its role. */
export function drawingNode({ viewBox, width, height, paths, labels }: Drawing, role: string): Node {
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
        subscript !== "" &&
          node(
            "tspan",
            { class: subscript.length === 1 ? "letter subscript" : "subscript", dy: 3 },
            subscript,
          ),
        value !== "" && node("tspan", subscript === "" ? {} : { dy: -3 }, value),
      );
    }),
  );
}

/** A label in three texts: `k_w` of 3 is "k", "w", " = 3"; all empty where there is no label. */
function labelParts({ letter, value }: Label): readonly [letter: string, subscript: string, value: string] {
  const [, base = "", low = "", rest = ""] = letter.match(/(.?)_?(\w*)(.*)/) ?? [];
  return [base, low, value === "" ? "" : `${rest} = ${value}`];
}
