import type { Language } from "../citation.ts";

/** What is cited, in one language: every way to cite is written from it. */
export interface Cited {
  /** The label that stays: VC-X12. */
  readonly label: string;
  readonly version: number;
  /** "version 1", in the language. */
  readonly versionText: string;
  /** What of the SHA-256 is shown, in hexadecimal. */
  readonly hash: string;
  /** The day, ISO 8601. */
  readonly published: string;
  readonly language: Language;
  /** The language as BCP 47 names it. */
  readonly lang: string;
  readonly title: string;
  /** Who wrote it: a group, by the name it has in the language. */
  readonly author: string;
  readonly siteName: string;
  /** What it is: "Worked example". */
  readonly kind: string;
  /** The address of this very version; none where the site was built without its own. */
  readonly url?: string | undefined;
}

/** Under what everything that can be cited may be used. */
export const licence = {
  id: "CC-BY-4.0",
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
} as const;

/** The key that a bibliography has it under: VC-X12.v1. */
export function keyOf({ label, version }: Cited): string {
  return `${label}.v${version}`;
}

/** What no field of a bibliography is for: label, version, hash, licence. */
export function noteOf({ label, versionText, hash }: Cited): string {
  return `${label}, ${versionText}, SHA-256 ${hash}, ${licence.name}`;
}

/** Year, month and day of publication. */
export function dayOf({ published }: Cited): readonly [year: number, month: number, day: number] {
  const [year, month, day] = published.split("-").map(Number);
  return [year as number, month as number, day as number];
}
