import type { LiveWords } from "../../src/locales/index.ts";
import type { Label, Picture } from "../picture/index.ts";
import { labelParts } from "../picture/text.ts";

/** Writes a picture into the three drawings below `root`: new path data, places and words, no new elements. */
export function redraw(
  root: HTMLElement,
  picture: Picture,
  words: Pick<LiveWords, "toScale" | "notToScale">,
): void {
  let toScale = true;
  for (const [role, drawing] of Object.entries(picture)) {
    const { viewBox, width, height, paths, labels } = drawing;
    const svg = root.querySelector(`[data-drawing="${role}"]`) as SVGElement;
    write(svg, { viewBox, width, height });
    svg.querySelectorAll("path").forEach((path, index) => {
      write(path, { d: paths[index] as string });
    });
    svg.querySelectorAll("text").forEach((text, index) => {
      const label = labels[index] as Label;
      const { x, y } = label;
      write(text, { x, y });
      labelParts(label).forEach((part, at) => {
        (text.children[at] as Element).textContent = part;
      });
    });
    toScale &&= drawing.toScale;
  }
  (root.querySelector(".scale") as HTMLElement).textContent = toScale ? words.toScale : words.notToScale;
}

function write(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
