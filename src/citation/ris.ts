import { type Cited, dayOf, keyOf, noteOf } from "./cited.ts";

/** A record of RIS, which every reference manager reads: a page of a site, its author a group. */
export function risOf(cited: Cited): string {
  const [year] = dayOf(cited);
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ["TY", "ELEC"],
    ["ID", keyOf(cited)],
    ["AU", cited.author],
    ["TI", cited.title],
    ["T2", cited.siteName],
    ["PY", String(year)],
    ["DA", cited.published.replaceAll("-", "/")],
    ["ET", String(cited.version)],
    ["M3", cited.kind],
    ["UR", cited.url],
    ["LA", cited.lang],
    ["N1", noteOf(cited)],
    ["ER", ""],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join("");
}
