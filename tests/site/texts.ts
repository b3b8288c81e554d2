/** A text a reader sees or hears, with the language it stands in. */
export interface ReadText {
  readonly text: string;
  readonly lang: string;
  /** Code, formulas and links to other sites may hold words of any language. */
  readonly foreign: boolean;
}

/** Every text of the document, attributes that are read aloud among them; runs in the browser. */
export function readTexts(): readonly ReadText[] {
  const read: ReadText[] = [];
  const langOf = (element: Element) => element.closest("[lang]")?.getAttribute("lang") ?? "";
  const isForeign = (element: Element) =>
    element.closest("code, pre, script, style, .katex, svg, a[href^='http'], option") !== null;
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      for (const name of ["aria-label", "alt", "title", "placeholder", "aria-valuetext", "value"]) {
        const text = node.getAttribute(name);
        if (text) read.push({ text, lang: langOf(node), foreign: name === "value" || isForeign(node) });
      }
      if (node.matches("meta[name=description]"))
        read.push({ text: node.getAttribute("content") ?? "", lang: langOf(node), foreign: false });
    } else if (node.textContent?.trim() && node.parentElement) {
      const element = node.parentElement;
      if (!element.matches("script, style"))
        read.push({ text: node.textContent.trim(), lang: langOf(element), foreign: isForeign(element) });
    }
  }
  return read;
}

const broken = /\bNaN\b|\bundefined\b|\bInfinity\b|\bnull\b|\[object|\[native/;
const english = /(?:[A-Za-z][A-Za-z'’-]*[ ]+){3,}[A-Za-z][A-Za-z'’-]*/;
const englishCommas = /\p{Script=Han}\s*[,;?!]|[,;]\s*\p{Script=Han}/u;
const chinese = /\p{Script=Han}/u;

/** What is wrong with the texts of a page: values that failed, English words or commas in Chinese, Chinese in English. */
export function textFaults(texts: readonly ReadText[]): readonly string[] {
  return texts.flatMap(({ text, lang, foreign }) => {
    if (broken.test(text)) return [`a value failed: "${text}"`];
    if (foreign) return [];
    if (lang.startsWith("zh") && english.test(text)) return [`English on a Chinese page: "${text}"`];
    if (lang.startsWith("zh") && englishCommas.test(text))
      return [`English punctuation on a Chinese page: "${text}"`];
    if (!lang.startsWith("zh") && chinese.test(text)) return [`Chinese on an English page: "${text}"`];
    return [];
  });
}
