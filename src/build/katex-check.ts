import { attributesOf, tokens, unescaped } from "./html.ts";
import { type FaceName, faces } from "./katex-characters.ts";
import { isKept, pseudo, type Rule } from "./katex-rules.ts";

/** An element of a formula's picture: its tag and its classes, as `span mord mathnormal`. */
type Names = readonly string[];

/**
 * What a page's formulas need and the site does not ship: characters outside the subset fonts, and rules of KaTeX's
 * stylesheet that were left out. One sentence each.
 */
export function katexFaults(html: string, katexRules: readonly Rule[]): readonly string[] {
  const faults = new Set<string>();
  const missingRule = findMissingRule(katexRules);
  const open: Names[] = []; // from the formula's outermost element inwards; empty outside of formulas
  for (const token of tokens(html)) {
    if (token.kind === "open") {
      const classes = attributesOf(token.attributes).get("class")?.split(/\s+/) ?? [];
      if (open.length === 0 && !classes.includes("katex-html") && !classes.includes("katex")) continue;
      const names = [token.name, ...classes];
      const selector = missingRule(names, open);
      if (selector) faults.add(`katex.css styles "${selector}", which src/build/katex-rules.ts leaves out.`);
      if (!token.attributes.endsWith("/")) open.push(names);
    } else if (token.kind === "close") {
      open.pop();
    } else if (token.kind === "text" && inPicture(open)) {
      for (const fault of missingCharacters(unescaped(token.source), open)) faults.add(fault);
    }
  }
  return [...faults];
}

function inPicture(open: readonly Names[]): boolean {
  return open.some((names) => names.includes("katex-html"));
}

function missingCharacters(text: string, open: readonly Names[]): string[] {
  if (open.at(-1)?.includes("cjk_fallback")) return []; // set in the page's own face
  const { characters, file } = faces[faceOf(open)];
  const missing = [...text].filter((character) => !characters.includes(character) && character !== "\u200b");
  return missing.map((character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return `"${character}" (U+${code}) is not in the subset of ${file}; add it to src/build/katex-characters.ts.`;
  });
}

function faceOf(open: readonly Names[]): FaceName {
  for (const names of open.toReversed()) {
    if (names.includes("mathnormal")) return "math";
    if (names.includes("delimsizing") || names.includes("op-symbol")) return "size";
    if (names.includes("mathrm") || names.includes("textrm")) return "main";
  }
  return "main";
}

/** Finds the rule, if any, that KaTeX has for an element and the site has not. Combinators all count as "inside". */
function findMissingRule(katexRules: readonly Rule[]) {
  const dropped = katexRules
    .filter((rule) => !isKept(rule))
    .map(({ selector }) => {
      const compounds = selector.replace(pseudo, "").split(/[\s>]+/);
      return { selector, compounds: compounds.map((compound) => compound.split(".").filter(Boolean)) };
    });
  const known = new Map<string, typeof dropped>(); // pages repeat few elements many times
  return (names: Names, open: readonly Names[]): string | undefined => {
    const key = names.join(" ");
    const rules = known.get(key) ?? dropped.filter(({ compounds }) => includesAll(names, compounds.at(-1)));
    known.set(key, rules);
    const path = [...open, names];
    return rules.find(({ compounds }) =>
      compounds.every((compound) => path.some((element) => includesAll(element, compound))),
    )?.selector;
  };
}

function includesAll(names: Names, wanted: readonly string[] = []): boolean {
  return wanted.every((name) => names.includes(name));
}
