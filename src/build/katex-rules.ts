import { faces } from "./katex-characters.ts";

/** One selector of katex.css with what it declares. */
export interface Rule {
  readonly selector: string;
  readonly declarations: string;
}

/** The rules of katex.css apart from its faces, one a selector. */
export function rulesOf(css: string): readonly Rule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@font-face\s*\{[^}]*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]) => {
    const declarations = body.replace(/\s+/g, " ").trim();
    return selectors.split(",").map((selector) => ({ selector: selector.trim(), declarations }));
  });
}

// What our formulas are made of: letters and their sizes, fractions, scripts, fences, sums, accents, aligned lines,
// braces above and below, roots, crossed signs.
const kept = new Set(
  `katex katex-display katex-mathml katex-html katex-base katex-strut
  mathnormal mathrm textrm mainrm * span svg path
  vlist-t vlist-r vlist pstrut vlist-t2 vlist-s msupsub mfrac frac-line mspace
  nulldelimiter delimcenter op-symbol op-limits katex-accent accent-body katex-overlay
  mtable col-align-l col-align-c col-align-r arraycolsep
  katex-stretchy svg-align brace-left brace-center brace-right munder mover hide-tail
  katex-vbox katex-thinbox rlap katex-inner katex-fix`.split(/\s+/),
);

// The steps between text, script and script of script; no \small, no \Large.
const steps = new Set(["6 3", "6 1", "3 1", "3 6", "1 6", "1 3"]);

// Set by `oneSizeFace` instead.
const replaced = /^\.katex \.(delimsizing\.size\d|op-symbol\.(small|large)-op)$/;

/** Whether the site's stylesheet does what the rule does; a page that needs another one fails the build. */
export function isKept({ selector }: Rule): boolean {
  if (replaced.test(selector)) return true;
  const step = /^\.katex \.katex-sizing\.reset-size(\d+)\.size(\d+)$/.exec(selector);
  if (step) return steps.has(`${step[1]} ${step[2]}`);
  const names = selector.replace(pseudo, "").match(/[\w*-]+/g) ?? [];
  return names.every((name) => kept.has(name));
}

/** What a selector asks of the state of an element rather than of its name. */
export const pseudo = /::?[a-z-]+(\([^)]*\))?/g;

// KaTeX has four faces for fences of 1.2, 1.8, 2.4 and 3 em, all about the line of fractions, 0.25 em up. The second,
// scaled and moved back to that line, stands for all, so that a page asks for one file. Its sum is 1.4 em, 1 in text.
const oneSizeFace = `
.katex .delimsizing, .katex .op-symbol { font-family: ${faces.size.family}; }
.katex .delimsizing { position: relative; }
.katex .delimsizing.size1 { font-size: 0.66667em; top: -0.125em; }
.katex .delimsizing.size3 { font-size: 1.33333em; top: 0.0625em; }
.katex .delimsizing.size4 { font-size: 1.66667em; top: 0.1em; }
.katex .op-symbol.small-op { font-size: 0.71429em; vertical-align: 0.1em; }
`;

const fontFaces = Object.entries(faces).map(
  ([name, { family, style }]) =>
    `@font-face { font-family: ${family}; font-style: ${style}; font-display: block; src: url(./${name}.woff2) format("woff2"); }`,
);

/** The site's own katex.css, made from KaTeX's. */
export function stylesheet(css: string): string {
  const rules = rulesOf(css)
    .filter((rule) => isKept(rule) && !replaced.test(rule.selector))
    .map(written);
  return [...fontFaces, ...rules, oneSizeFace.trim(), ""].join("\n");
}

// Without what only browsers that also lack grid would read.
const outdated = /(-ms-[\w-]+: [^;]*|-webkit-clip-path: [^;]*|width: -(webkit|moz)-min-content);\s*/g;

function written({ selector, declarations }: Rule): string {
  const modern = declarations.replace(outdated, "");
  return modern === "" ? "" : `${selector} { ${modern} }`;
}
