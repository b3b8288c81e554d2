/** A mark for the page inside TeX: `\htmlClass{argument}{body}` or `\htmlData{argument}{body}`. */
export interface Mark {
  readonly command: "htmlClass" | "htmlData";
  readonly argument: string;
  readonly body: string;
}

/** Writes each outermost mark anew; what `rewrite` returns is not read again. */
export function rewriteMarks(tex: string, rewrite: (mark: Mark) => string): string {
  return pieces(tex)
    .map((piece) => (typeof piece === "string" ? piece : rewrite(piece)))
    .join("");
}

/** The TeX a reader would have written: its marks taken off, their bodies left in place. */
export function withoutMarks(tex: string): string {
  const parts = pieces(tex);
  return parts.reduce<string>((plain, piece, at) => {
    if (typeof piece === "string") return joined(plain, piece);
    return joined(plain, held(withoutMarks(piece.body), parts[at + 1]));
  }, "");
}

/** The names and values in the argument of `\htmlData`: `slot=k, symbol=s`. */
export function dataOf({ argument }: Mark): ReadonlyMap<string, string> {
  const pairs = argument.split(",").map((pair) => {
    const [name = "", ...rest] = pair.split("=");
    return [name.trim(), rest.join("=").trim()] as const;
  });
  return new Map(pairs);
}

const opening = /\\(htmlClass|htmlData)\s*\{([^{}]*)\}\s*\{/g;

function pieces(tex: string): readonly (string | Mark)[] {
  const parts: (string | Mark)[] = [];
  let read = 0;
  for (const found of tex.matchAll(opening)) {
    if (found.index < read) continue; // inside the mark before
    const start = found.index + found[0].length;
    const end = closingBrace(tex, start);
    const [, command, argument = ""] = found;
    parts.push(tex.slice(read, found.index));
    parts.push({ command: command as Mark["command"], argument, body: tex.slice(start, end) });
    read = end + 1;
  }
  return [...parts, tex.slice(read)];
}

function closingBrace(tex: string, start: number): number {
  let depth = 1;
  for (let at = start; at < tex.length; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "{") depth++;
    else if (tex[at] === "}" && --depth === 0) return at;
  }
  throw new Error("a mark is not closed: a } is missing");
}

// "\times" and "k" side by side would read as one unknown command.
function joined(left: string, right: string): string {
  return /\\[A-Za-z]+$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right;
}

// A superscript that follows would take hold of the last letter alone.
function held(body: string, next: string | Mark | undefined): string {
  const one = /^(\\[A-Za-z]+|[^\\])$/.test(body);
  return !one && typeof next === "string" && /^\s*[_^']/.test(next) ? `{${body}}` : body;
}
