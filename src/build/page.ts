import { Parser } from "htmlparser2";
import { contentSecurityPolicy, pageScript } from "./csp.ts";
import { otherFaces } from "./katex-css.ts";
import { type FaceName, faceOf, missingCharacters } from "./katex-faces.ts";

/** What one reading of a built page finds, and the edits it needs. */
export interface Page {
  /** What the policy would block and what the faces of formulas lack, one sentence each. */
  readonly faults: readonly string[];
  /** Its class attributes, each once, and "svg" where a formula is drawn. */
  readonly classes: readonly string[];
  /** The addresses of its stylesheets. */
  readonly sheets: readonly string[];
  readonly edits: readonly Edit[];
}

/** A span to replace: by a class for `style` after the classes of `list`, by the one link to a stylesheet, or by nothing. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly style?: string;
  readonly list?: string;
  readonly isLink?: boolean;
}

type Attributes = Readonly<Record<string, string>>;
type Span = Pick<Edit, "start" | "end">;

const dataTypes = ["application/json", "application/ld+json"];

/** Reads a page, once. */
export function readPage(html: string): Page {
  const faults = new Set<string>();
  const lists = new Map<string, readonly string[]>(); // of classes, as attributes give them
  const sheets: string[] = [];
  const edits: Edit[] = [];
  const open: (FaceName | "page" | undefined)[] = []; // the faces of open elements; none outside of formulas
  const head: Attributes[] = []; // the tags from <head> on
  let places: Record<string, Span> = {}; // of the attributes of a tag

  const parser = new Parser({
    onattribute(name) {
      if (name === "style" || name === "class")
        places[name] = { start: parser.startIndex, end: parser.endIndex };
    },
    onopentag(name, attributes) {
      const around = open.at(-1);
      open.push(around);
      if (name === "head" || (head.length > 0 && head.length < 3)) head.push(attributes);
      const isOwnScript = html.startsWith(`${pageScript}</script>`, parser.endIndex + 1);
      for (const fault of tagFaults(name, attributes, isOwnScript)) faults.add(fault);
      if (attributes.class !== undefined) {
        const classes = lists.get(attributes.class) ?? attributes.class.match(/\S+/g) ?? [];
        lists.set(attributes.class, classes);
        if (around !== undefined || classes.includes("katex-html"))
          open[open.length - 1] = faceIn(classes, around);
      }
      // Rules of what stands below stay a file of their own.
      if (name === "link" && attributes.rel === "stylesheet" && !("data-below" in attributes)) {
        edits.push({ start: parser.startIndex, end: parser.endIndex + 1, isLink: sheets.length === 0 });
        sheets.push(attributes.href ?? "");
      }
      if (name === "svg" && around !== undefined) lists.set("svg", []);
      if (places.style) edits.push(...moved(attributes, places.style, places.class));
      places = {};
    },
    ontext(text) {
      const face = open.at(-1);
      if (face !== undefined && face !== "page")
        for (const fault of missingCharacters(text, face)) faults.add(fault);
    },
    onclosetag: () => open.pop(),
  });

  function faceIn(classes: readonly string[], around: FaceName | "page" | undefined) {
    for (const name of classes)
      if (otherFaces.has(name)) faults.add(`A formula sets ".${name}", whose face the site does not ship.`);
    return classes.includes("cjk_fallback") ? "page" : (faceOf(classes) ?? around);
  }

  parser.end(html);
  const [, charset, policy] = head;
  // A policy in the document rules over what comes after it alone.
  if (charset?.charset === undefined || policy?.content !== contentSecurityPolicy || !isPolicy(policy))
    faults.add("The head does not begin with the charset and src/build/csp.ts's policy.");
  if (sheets.length === 0 && edits.length > 0)
    faults.add("No stylesheet is linked that could hold its styles.");
  return { faults: [...faults], classes: [...lists.keys()], sheets, edits };
}

const isPolicy = (meta: Attributes) => meta["http-equiv"]?.toLowerCase() === "content-security-policy";

function* tagFaults(tag: string, attributes: Attributes, isOwnScript: boolean) {
  if (tag === "style") yield "A <style> element is inline.";
  const isData = dataTypes.includes(attributes.type ?? "");
  if (tag === "script" && attributes.src === undefined && !isData && !isOwnScript)
    yield "A <script> is inline.";
  for (const [name, value] of Object.entries(attributes)) {
    if (/^on[a-z]/.test(name)) yield `A <${tag}> has an inline handler, ${name}.`;
    if (/^\s*javascript:/i.test(value)) yield `A <${tag}> has a javascript: address.`;
    if (name === "style" && /[{}<\\]|\/\*/.test(value))
      yield `The style of a <${tag}>, "${value}", cannot become a rule.`;
  }
}

/** The edits that turn a style attribute into a class: in its place, or behind the classes the element has. */
function moved(attributes: Attributes, style: Span, list: Span | undefined): readonly Edit[] {
  const declarations = attributes.style?.trim().replace(/\s*;$/, "");
  const gone = { start: style.start - 1, end: style.end };
  if (!declarations) return [gone];
  if (list === undefined) return [{ ...style, style: declarations, list: "" }];
  const edit = { ...list, style: declarations, list: `${attributes.class?.replaceAll('"', "&quot;")} ` };
  return list.start < style.start ? [edit, gone] : [gone, edit];
}

/** A name for every style of these pages. The most used have the shortest; equals go by their text. */
export function styleNames(pages: readonly Page[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { edits } of pages)
    for (const { style } of edits) if (style !== undefined) uses.set(style, (uses.get(style) ?? 0) + 1);
  const sorted = [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
  return new Map(sorted.map(([style], at) => [style, `_${at.toString(36)}`]));
}

/** The rules of named styles. Like style attributes, they win over any other rule of a stylesheet. */
export function styleRules(names: ReadonlyMap<string, string>): string {
  // ":not(#_)" is true of every element and counts as an id.
  return `:not(#_){${[...names].map(([style, name]) => `&.${name}{${style}}`).join("")}}`;
}

/** The page with classes in place of its styles, and with one stylesheet, at `sheet`. */
export function written(
  html: string,
  { edits }: Page,
  names: ReadonlyMap<string, string>,
  sheet: string,
): string {
  let at = 0;
  const parts = edits.flatMap(({ start, end, style, list, isLink }) => {
    const kept = html.slice(at, start);
    at = end;
    if (style !== undefined) return [kept, `class="${list}${names.get(style)}"`];
    return [kept, isLink ? `<link rel="stylesheet" href="${sheet}">` : ""];
  });
  return [...parts, html.slice(at)].join("");
}
