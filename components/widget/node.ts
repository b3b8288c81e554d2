import type { FormulaNode } from "../../src/formula/nodes.ts";

/** An element of what a widget shows: written out by the build, made and kept up to date by the browser. */
export type Node = FormulaNode;

type Child = Node | string | false | undefined | readonly Child[];

/** An element; attributes that are undefined or false stay out, true ones are empty, and so are children that are not there. */
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

// Texts that follow each other are one: a page that is read has them so too.
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

/** The element that was made of these facts before, else what `make` makes: what stayed as it was costs nothing. */
export function madeOnce(facts: unknown, make: () => Node): Node {
  const key = JSON.stringify(facts);
  let known = made.get(key);
  if (!known) {
    // No page shows so many at once; what a reader asked long ago is not kept.
    if (made.size > 500) made.clear();
    known = make();
    made.set(key, known);
  }
  return known;
}
