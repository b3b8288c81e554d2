import type { Node } from "../../../components/widget/node.ts";

/** Everything in a tree of nodes that has an attribute, or a name, in document order, itself included. */
export function elementsIn(tree: Node, matches: (node: Node) => boolean): readonly Node[] {
  const below = tree.children.flatMap((child) =>
    typeof child === "string" ? [] : elementsIn(child, matches),
  );
  return matches(tree) ? [tree, ...below] : below;
}

/** The text of a tree of nodes. */
export function textOf(tree: Node | string): string {
  return typeof tree === "string" ? tree : tree.children.map(textOf).join("");
}
