import type { FormulaNode } from "./boxes.ts";

/** A tree of elements as HTML; of a formula, as KaTeX writes it. */
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

const html = "http://www.w3.org/1999/xhtml";
const namespaces: Readonly<Record<string, string>> = {
  math: "http://www.w3.org/1998/Math/MathML",
  svg: "http://www.w3.org/2000/svg",
};

/** A tree of elements, made without reading HTML; what stands inside `math` and `svg` is of their namespaces. */
export function toElement(node: FormulaNode, document: Document, around: string = html): Element {
  const { name, attributes, style = {}, children } = node;
  const namespace = namespaces[name] ?? around;
  const element = document.createElementNS(namespace, name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute] as string);
  for (const property in style) styleOf(element).setProperty(property, style[property] as string);
  element.append(...children.map((child) => made(child, document, namespace)));
  return element;
}

/**
 * Makes `element`, which shows `before`, show `after`: writes the texts, attributes and styles that differ, and makes anew
 * what has another name. Returns the element that now stands in its place.
 */
export function update(element: Element, before: FormulaNode, after: FormulaNode): Element {
  if (before.name !== after.name) {
    const made = toElement(after, element.ownerDocument, element.parentElement?.namespaceURI ?? html);
    element.replaceWith(made);
    return made;
  }
  const { attributes, style = {} } = after;
  for (const name of Object.keys({ ...before.attributes, ...attributes })) {
    const value = attributes[name];
    if (value === before.attributes[name]) continue;
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  if (
    JSON.stringify([before.attributes.class, before.style]) !==
    JSON.stringify([attributes.class, after.style])
  ) {
    // The build puts styles into a class of its own, which goes with the styles it stood for.
    if (before.style) element.setAttribute("class", attributes.class ?? "");
    for (const property of Object.keys({ ...before.style, ...style }))
      styleOf(element).setProperty(property, style[property] ?? "");
  }
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
    const { ownerDocument, namespaceURI } = element;
    if (!node) element.append(made(child, ownerDocument, namespaceURI ?? html));
    else if (typeof child === "object" && typeof old === "object") update(node as Element, old, child);
    else if (typeof child === "string" && typeof old === "string") {
      if (child !== old) node.nodeValue = child;
    } else node.replaceWith(made(child, ownerDocument, namespaceURI ?? html));
  });
}

function made(child: FormulaNode | string, document: Document, namespace: string): Node {
  return typeof child === "string" ? document.createTextNode(child) : toElement(child, document, namespace);
}

const styleOf = (element: Element): CSSStyleDeclaration => (element as HTMLElement).style;
