import katex from "katex";

/**
 * The HTML of a formula of the prose, set at build by KaTeX: MathML for screen readers and copying, and the picture
 * (aria-hidden). Colour is the roles', so TeX may give none.
 *
 * @throws Error that quotes the TeX, where KaTeX or this rule cannot take it.
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
