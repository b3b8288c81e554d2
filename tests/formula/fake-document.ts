/** As much of a document as a formula needs, which writes down every change made to it. */
export class FakeDocument {
  readonly writes: string[] = [];
  readonly createElementNS = (namespace: string, name: string) => new FakeElement(this, name, namespace);
}

class FakeText {
  readonly document: FakeDocument;
  parent: FakeElement | undefined;
  text: string;

  constructor(document: FakeDocument, text: string) {
    this.document = document;
    this.text = text;
  }

  replaceWith(node: FakeElement | string): void {
    replace(this, node);
  }

  remove(): void {
    remove(this);
  }

  set nodeValue(text: string) {
    this.document.writes.push(`text ${text}`);
    this.text = text;
  }
}

/** An element of a FakeDocument. */
export class FakeElement {
  readonly ownerDocument: FakeDocument;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Record<string, string> = {};
  readonly properties: Record<string, string> = {};
  childNodes: (FakeElement | FakeText)[] = [];
  parent: FakeElement | undefined;
  readonly style = {
    setProperty: (name: string, value: string) => {
      this.ownerDocument.writes.push(`${name} ${value}`);
      if (value === "") delete this.properties[name];
      else this.properties[name] = value;
    },
  };

  constructor(ownerDocument: FakeDocument, name: string, namespace: string) {
    this.ownerDocument = ownerDocument;
    this.name = name;
    this.namespace = namespace;
  }

  setAttribute(name: string, value: string): void {
    this.ownerDocument.writes.push(`${name}=${value}`);
    this.attributes[name] = value;
  }

  removeAttribute(name: string): void {
    this.ownerDocument.writes.push(`no ${name}`);
    delete this.attributes[name];
  }

  append(...nodes: readonly (FakeElement | string)[]): void {
    for (const node of nodes) {
      const child = childOf(this, node);
      this.childNodes.push(child);
    }
  }

  replaceWith(node: FakeElement | string): void {
    replace(this, node);
  }

  remove(): void {
    remove(this);
  }

  /** The element as plain data, its MathML told from its HTML. */
  get shown(): unknown {
    const { name, namespace, attributes, properties, childNodes } = this;
    const children = childNodes.map((child) => (child instanceof FakeText ? child.text : child.shown));
    return { name, namespace, attributes, properties, children };
  }
}

function childOf(parent: FakeElement, node: FakeElement | string): FakeElement | FakeText {
  const child = typeof node === "string" ? new FakeText(parent.ownerDocument, node) : node;
  child.parent = parent;
  return child;
}

function replace(old: FakeElement | FakeText, node: FakeElement | string): void {
  const { parent } = old;
  if (!parent) return;
  parent.ownerDocument.writes.push("replace");
  parent.childNodes = parent.childNodes.map((child) => (child === old ? childOf(parent, node) : child));
}

function remove(old: FakeElement | FakeText): void {
  const { parent } = old;
  if (!parent) return;
  parent.ownerDocument.writes.push("remove");
  parent.childNodes = parent.childNodes.filter((child) => child !== old);
}
