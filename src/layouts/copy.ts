/** The words of a copy button: its own, and what it says once the text is copied, or is not. */
export type CopyWords = Readonly<Record<"copy" | "copied" | "copyFailed", string>>;

/**
 * Runs in a page: puts a copy button at code and citations that have none, and has formulas that are selected copied as TeX, once,
 * where a browser copies their MathML and their picture.
 */
function copying({ copy, copied, copyFailed }: CopyWords): void {
  const signs: Readonly<Record<string, string>> = {
    "−": "-",
    "⋅": " \\cdot ",
    "×": " \\times ",
    "⌊": "\\left\\lfloor ",
    "⌋": "\\right\\rfloor ",
    "⌈": "\\left\\lceil ",
    "⌉": "\\right\\rceil ",
    max: "\\max ",
    "\u2061": "",
  };
  const tex = ({ localName, children, textContent: text }: Element): string => {
    const parts = [...children].map(tex);
    const [first, second] = parts;
    if (localName === "annotation") return "";
    if (localName === "mfrac") return `\\frac{${first}}{${second}}`;
    if (localName === "msub") return `${first}_{${second}}`;
    if (localName === "msup") return `{${first}}^{${second}}`;
    if (localName === "mtext") return text.trim() && `\\text{${text}}`;
    return parts.length > 0 ? parts.join("") : (signs[text] ?? text);
  };
  const formulaAround = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(".katex");

  addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return;
    const range = selection.getRangeAt(0).cloneRange();
    const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)];
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const part = range.cloneContents();
    const formulas = part.querySelectorAll(".katex");
    if (formulas.length === 0) return;
    for (const formula of formulas)
      formula.replaceWith(`$${tex(formula.querySelector("math") as Element).trim()}$`);
    for (const block of part.querySelectorAll("p, li, dt, dd, div, tr, h2, h3")) block.append("\n");
    // A formula alone is TeX as it is; among words it stands between dollar signs.
    const text = part.textContent.trim().replace(/^\$([^$]*)\$$/, "$1");
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  });

  for (const block of document.querySelectorAll("pre, .citation-text")) {
    const figure = block.closest("figure");
    if (figure?.querySelector("button")) continue;
    const text = block.textContent;
    const button = document.createElement("button");
    const say = (said: string) => {
      button.textContent = said;
      setTimeout(() => {
        button.textContent = copy;
      }, 2000);
    };
    button.type = "button";
    button.textContent = copy;
    button.ariaLive = "polite";
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(text).then(
        () => say(copied),
        () => say(copyFailed),
      ),
    );
    // Where there is room for it already: a line more at most, where a citation fills its own.
    (figure?.querySelector("figcaption") ?? block).append(" ", button);
  }
}

/** The script that a page fetches when a reader first points or moves the focus: `copying`, with the words of a language. */
export function copyScript(words: CopyWords): string {
  return `(${copying})(${JSON.stringify(words)})`.replace(/\n\s*/g, "\n");
}
