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
  const { name, attributes, style = {}, children } = node;
  const element =
    name === "span"
      ? document.createElement(name)
      : document.createElementNS("http://www.w3.org/1998/Math/MathML", name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute] as string);
  for (const property in style) styleOf(element).setProperty(property, style[property] as string);
  element.append(...children.map((child) => made(child, document)));
  return element;
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
  for (const [attribute, value] of Object.entries(after.attributes))
    if (value !== before.attributes[attribute]) element.setAttribute(attribute, value);
  for (const [property, value] of Object.entries(after.style ?? {}))
    if (value !== before.style?.[property]) styleOf(element).setProperty(property, value);
  updateChildren(element, before.children, after.children);
  return element;
}

function updateChildren(
  element: Element,
  before: FormulaNode["children"],
  after: FormulaNode["children"],
): void {
  const shown = [...element.childNodes];
  for (const surplus of shown.slice(after.length)) surplus.remove();
  after.forEach((child, index) => {
    const old = before[index];
    const node = shown[index];
    if (!node) element.append(made(child, element.ownerDocument));
    else if (typeof child === "object" && typeof old === "object") update(node as Element, old, child);
    else if (child !== old) node.replaceWith(made(child, element.ownerDocument));
  });
}

// The name, the class and which attributes and styles there are: a build may have put the styles into a class of its own.
function shapeOf({ name, attributes, style = {} }: FormulaNode): string {
  return [name, attributes.class, ...Object.keys(attributes), ...Object.keys(style)].join();
}

function made(child: FormulaNode | string, document: Document): Node {
  return typeof child === "string" ? document.createTextNode(child) : toElement(child, document);
}

const styleOf = (element: Element): CSSStyleDeclaration => (element as HTMLElement).style;
