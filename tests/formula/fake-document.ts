/** As much of a document as a formula needs, which writes down every change made to it. */
export class FakeDocument {
  readonly writes: string[] = [];
  readonly createElement = (name: string) => new FakeElement(this, name, "html");
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
      this.properties[name] = value;
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

  append(...nodes: readonly (FakeElement | string)[]): void {
    for (const node of nodes) {
      const child = typeof node === "string" ? new FakeText(this.ownerDocument, node) : node;
      child.parent = this;
      this.childNodes.push(child);
    }
  }

  replaceWith(node: FakeElement): void {
    const { parent } = this;
    this.ownerDocument.writes.push(`replace ${this.name}`);
    if (!parent) return;
    node.parent = parent;
    parent.childNodes = parent.childNodes.map((child) => (child === this ? node : child));
  }

  /** The element as plain data, its MathML told from its HTML. */
  get shown(): unknown {
    const { name, namespace, attributes, properties, childNodes } = this;
    const children = childNodes.map((child) => (child instanceof FakeText ? child.text : child.shown));
    return { name, namespace, attributes, properties, children };
  }
}
