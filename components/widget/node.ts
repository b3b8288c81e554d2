import type { FormulaNode } from "../../src/formula/nodes.ts";

/** An element as data: the build writes it out as HTML, the browser makes it and updates it. */
export type Node = FormulaNode;

type Child = Node | string | false | undefined | readonly Child[];

/** An element. Attributes and children that are undefined or false are left out; an attribute that is true is empty. */
export function node(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): Node {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [[key, value === true ? "" : String(value)]],
  );
  return { name, attributes: Object.fromEntries(written), children: present(children) };
}

// Neighbouring texts become one, as they are in a page that a browser has read.
function present(children: readonly Child[]): readonly (Node | string)[] {
  const kept: (Node | string)[] = [];
  for (const child of children.flat(9) as readonly (Node | string | false | undefined)[]) {
    const last = kept.at(-1);
    if (typeof child === "string" && typeof last === "string") kept.splice(-1, 1, last + child);
    else if (child) kept.push(child);
  }
  return kept;
}

const made = new Map<string, Node>();

/** The element made of these facts before, if any, else what `make` makes. `update` passes over an element that is the same object. */
export function madeOnce(facts: unknown, make: () => Node): Node {
  const key = JSON.stringify(facts);
  let known = made.get(key);
  if (!known) {
    // More than any page shows at once; what was asked long ago is let go.
    if (made.size > 500) made.clear();
    known = make();
    made.set(key, known);
  }
  return known;
}
