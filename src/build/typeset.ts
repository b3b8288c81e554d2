import katex from "katex";

/**
 * The HTML of a formula in prose, set by KaTeX at build: MathML for screen readers and copying, and the picture
 * (aria-hidden). Colours mean roles on this site, so TeX may give none.
 *
 * @throws Error that quotes the TeX, where KaTeX refuses it or it has a colour.
 */
export function typeset(tex: string, { display = false }: { readonly display?: boolean } = {}): string {
  try {
    const html = katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: "error" });
    if (/mathcolor=|style="[^"]*color:/.test(html)) throw new Error("TeX may give no colour");
    return html;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot typeset "${tex}": ${reason}`, { cause: error });
  }
}
