import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { faces } from "./katex-faces.ts";

/** Where KaTeX's own stylesheet and fonts are. */
export const katex = join(createRequire(import.meta.url).resolve("katex"), "..");

/** KaTeX's own stylesheet. */
export const katexCss = readFileSync(join(katex, "katex.css"), "utf8");

const ours = Object.values(faces).flatMap(({ classes }) => classes);

// KaTeX has four faces for fences of 1.2, 1.8, 2.4 and 3 em, all centred on the line of fractions, 0.25 em up. Here the
// second, scaled and moved back to that line, serves for all four, so that a page fetches one file. Its sum sign is 1.4 em
// high, and 1 em in text.
const oneSizeFace = `
.katex .delimsizing, .katex .op-symbol { font-family: ${faces.size.family}; }
.katex .delimsizing { position: relative; }
.katex .delimsizing.size1 { font-size: 0.66667em; top: -0.125em; }
.katex .delimsizing.size3 { font-size: 1.33333em; top: 0.0625em; }
.katex .delimsizing.size4 { font-size: 1.66667em; top: 0.1em; }
.katex .op-symbol.small-op { font-size: 0.71429em; vertical-align: 0.1em; }
`;
const replaced = /^\.katex \.(delimsizing\.size\d|op-symbol\.(small|large)-op)$/;
const outdated = /-(ms|webkit)-[\w-]+:[^;]*;/g;
const neverUsed = /^(body|\.katex img)$/; // numbered equations and pictures

/** A rule: its selectors and its declarations. */
const rule = /([^{}]+)\{([^{}]*)\}/g;

function rulesOf(css: string) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@font-face\s*\{[^}]*\}/g, "");
  return [...plain.matchAll(rule)].map(([, selectors = "", declarations = ""]) => {
    return { selector: selectors.trim().replace(/\s+/g, " "), declarations };
  });
}

/** The site's own katex.css, made from KaTeX's: the same rules, the faces that the site ships. */
export function katexStylesheet(css: string): string {
  const fontFaces = Object.entries(faces).map(
    ([name, { family, style }]) =>
      `@font-face { font-family: ${family}; font-style: ${style}; font-display: block; src: url(./${name}.woff2) format("woff2"); }`,
  );
  const rules = rulesOf(css)
    .filter(({ selector }) => !replaced.test(selector) && !neverUsed.test(selector))
    .map(({ selector, declarations }) => `${selector} {${declarations.replace(outdated, "")}}`);
  return [...fontFaces, ...rules, oneSizeFace.trim(), ""].join("\n");
}

/** The classes of KaTeX's stylesheet that set a face the site does not ship, such as `mathbb`. */
export const otherFaces: ReadonlySet<string> = new Set(
  rulesOf(katexCss)
    .filter(
      ({ selector, declarations }) =>
        /font-(family|weight|style)/.test(declarations) && !replaced.test(selector),
    )
    .flatMap(({ selector }) => classesOf(selector))
    .filter((name) => name !== "katex" && !ours.includes(name)),
);

/**
 * The classes of formulas that scripts make in the browser. Their rules are kept even where no page has such an element at
 * build: a new number may need a taller fence, or a fraction that was not there.
 */
const madeByScript = [
  ..."katex,katex-mathml,katex-html,katex-base,katex-strut,mathnormal,mspace,msupsub".split(","),
  ..."vlist-t vlist-t2,vlist-r,vlist,vlist-s,pstrut,mfrac,frac-line,nulldelimiter,delimcenter".split(","),
  ...[1, 2, 3, 4].map((size) => `delimsizing size${size}`),
  // The changes of size: text to script, script to its script, and back to text for a fence.
  ...["6 size3", "6 size1", "3 size1", "3 size6", "1 size6"].map((step) => `katex-sizing reset-size${step}`),
];

/**
 * A minified stylesheet without the KaTeX selectors that match nothing: no element with a class attribute of `used`, and none
 * that a script makes. The site's own rules all stay, since scripts give elements their classes.
 */
export function withoutUnusedKatex(css: string, used: Iterable<string>): string {
  const elements = [...new Set([...used, ...madeByScript])].map((list) => new Set(list.split(/\s+/)));
  const known = new Map<string, boolean>();
  const answered = (part: string) => {
    const classes = part === "svg" ? ["svg"] : classesOf(part); // roots and braces are drawn; our formulas have few
    const found = known.get(part) ?? elements.some((element) => classes.every((name) => element.has(name)));
    known.set(part, found);
    return found;
  };
  return css.replace(
    /(?<=^|[{};])(\.katex[^{}]*)\{([^{}]*)\}/g,
    (_, selectors: string, declarations: string) => {
      const kept = selectors.split(",").filter((selector) => selector.split(/[ >+~]/).every(answered));
      return kept.length > 0 ? `${kept.join(",")}{${declarations}}` : "";
    },
  );
}

function classesOf(selector: string): readonly string[] {
  const plain = selector.replace(/:[\w-]+(\([^)]*\))?/g, "");
  return [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name);
}
