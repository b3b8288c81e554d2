import type { FormulaNode } from "./boxes.ts";

/** A typeset formula as HTML, as KaTeX writes it. */
export function toHtml({ name, attributes, style, children }: FormulaNode): string {
  const { class: classes, ...others } = attributes;
  const css = style && Object.entries(style).map(([property, value]) => `${property}:${value};`);
  const written = Object.entries({ class: classes, style: css?.join(""), ...others })
    .map(([attribute, value]) => (value === undefined ? "" : ` ${attribute}="${escaped(value)}"`))
    .join("");
  const inner = children
    .map((child) => (typeof child === "string" ? escaped(child) : toHtml(child)))
    .join("");
  return `<${name}${written}>${inner}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] as string);
}

/** A typeset formula as an element, made without reading HTML. */
export function toElement(node: FormulaNode, document: Document): Element {
  const { name, children } = node;
  const element =
    name === "span"
      ? document.createElement(name)
      : document.createElementNS("http://www.w3.org/1998/Math/MathML", name);
  put(element, node);
  element.append(
    ...children.map((child) => (typeof child === "string" ? child : toElement(child, document))),
  );
  return element;
}

// Attributes and styles, where they are not as they were.
function put(element: Element, { attributes, style = {} }: FormulaNode, before?: FormulaNode): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== before?.attributes[name]) element.setAttribute(name, value);
  for (const [name, value] of Object.entries(style))
    if (value !== before?.style?.[name]) (element as HTMLElement).style.setProperty(name, value);
}

/**
 * Makes `element`, which shows `before`, show `after`: writes the texts, attributes and styles that differ and makes anew
 * what has another shape. Returns the element that now stands in its place.
 */
export function update(element: Element, before: FormulaNode, after: FormulaNode): Element {
  if (shapeOf(before) !== shapeOf(after)) {
    const made = toElement(after, element.ownerDocument);
    element.replaceWith(made);
    return made;
  }
  put(element, after, before);
  const shown = [...element.childNodes];
  after.children.forEach((child, index) => {
    const old = before.children[index];
    const node = shown[index] as ChildNode;
    if (typeof child !== "string") update(node as Element, old as FormulaNode, child);
    else if (child !== old) node.nodeValue = child;
  });
  return element;
}

// The class belongs to it: a build may have put the styles into a class of its own beside it.
function shapeOf({ name, attributes, style = {}, children }: FormulaNode): string {
  const parts = [...Object.keys(attributes), ...Object.keys(style), ...children.map((child) => typeof child)];
  return [name, attributes.class, ...parts].join();
}
