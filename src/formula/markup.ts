import type { FormulaNode } from "./boxes.ts";

/** A tree of elements as HTML; of a formula, as KaTeX writes it. */
export function toHtml({ name, attributes, style, children }: FormulaNode): string {
  const { class: classes, ...others } = attributes;
  const css = style && Object.entries(style).map(([property, value]) => `${property}:${value};`);
  const written = Object.entries({ class: classes, style: css?.join(""), ...others })
    .map(([attribute, value]) => {
      if (value === undefined) return "";
      return value === "" && booleans.has(attribute) ? ` ${attribute}` : ` ${attribute}="${escaped(value)}"`;
    })
    .join("");
  const inner = children
    .map((child) => (typeof child === "string" ? escaped(child) : toHtml(child)))
    .join("");
  return `<${name}${written}>${inner}</${name}>`;
}

/** Attributes that are true where they stand, and have no value. */
const booleans = new Set(["disabled", "hidden"]);

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
export function toElement(node: FormulaNode, document: Document, around = html): Element {
  const { name, attributes, style = {}, children } = node;
  const namespace = namespaces[name] ?? around;
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  for (const [property, value] of Object.entries(style)) setStyle(element, property, value);
  element.append(
    ...children.map((child) => (typeof child === "string" ? child : toElement(child, document, namespace))),
  );
  return element;
}

/**
 * Makes `element`, which shows `before`, show `after`: writes the texts, attributes and styles that differ, and makes anew
 * what has another name. Returns the element that now stands in its place.
 */
export function update(element: Element, before: FormulaNode, after: FormulaNode, around = html): Element {
  if (before === after) return element;
  const { ownerDocument: document } = element;
  if (before.name !== after.name) {
    const made = toElement(after, document, around);
    element.replaceWith(made);
    return made;
  }
  updateAttributes(element, before.attributes, after.attributes);
  updateStyle(element, before, after);
  const namespace = namespaces[after.name] ?? around;
  const shown = Array.from(element.childNodes);
  for (const surplus of shown.slice(after.children.length)) surplus.remove();
  after.children.forEach((child, index) => {
    const [node, old] = [shown[index], before.children[index]];
    if (typeof child === "object" && typeof old === "object") update(node as Element, old, child, namespace);
    else if (typeof child === "string" && typeof old === "string") {
      if (child !== old) (node as ChildNode).nodeValue = child;
    } else {
      const made = typeof child === "string" ? child : toElement(child, document, namespace);
      if (node) node.replaceWith(made);
      else element.append(made);
    }
  });
  return element;
}

type Entries = Readonly<Record<string, string>>;

function updateAttributes(element: Element, before: Entries, after: Entries): void {
  for (const name in before) if (!(name in after)) element.removeAttribute(name);
  for (const name in after)
    if (before[name] !== after[name]) element.setAttribute(name, after[name] as string);
}

// A build puts an element's styles into a class of its own, which goes where the class is written anew or a style is gone.
function updateStyle(element: Element, before: FormulaNode, after: FormulaNode): void {
  if (!before.style && !after.style) return;
  const [old, style] = [before.style ?? {}, after.style ?? {}];
  const gone = Object.keys(old).filter((property) => !(property in style));
  const anew = before.attributes.class !== after.attributes.class;
  if (gone.length > 0 && !anew) {
    if (after.attributes.class === undefined) element.removeAttribute("class");
    else element.setAttribute("class", after.attributes.class);
  }
  for (const property of gone) setStyle(element, property, "");
  for (const [property, value] of Object.entries(style))
    if (anew || gone.length > 0 || value !== old[property]) setStyle(element, property, value);
}

function setStyle(element: Element, property: string, value: string): void {
  (element as HTMLElement).style.setProperty(property, value);
}
