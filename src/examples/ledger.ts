/** The ledger: what was published of every example, network and equation, version by version. It is only ever added to. */
import type { Words } from "../citation.ts";
import type { Convolution, Derivation } from "../convolution/index.ts";
import type { Formula } from "../formula/formula.ts";
import type { Totals } from "../networks/index.ts";
import recorded from "./ledger.json" with { type: "json" };

/** One version as it was published; `npm run publish-example` writes it, and nothing changes it after. */
export interface Publication {
  /** The name that stays, the same in both languages and never given again: VC-X12. */
  readonly label: string;
  /** The name in addresses. */
  readonly id: string;
  /** From 1; a correction is the next one. */
  readonly version: number;
  /** The day, ISO 8601. */
  readonly published: string;
  readonly title: Words;
  /** SHA-256 of what was published, as canonical JSON (RFC 8785), in hexadecimal. */
  readonly hash: string;
  /** The layer of an example. */
  readonly layer?: PublishedLayer;
  /** Every number of an example; the totals of a network. */
  readonly values?: PublishedValues;
  /** What an equation gives, and how. */
  readonly symbol?: string;
  readonly formula?: Formula;
  /** What was wrong with the version before. */
  readonly corrects?: Words;
  /** Why there is nothing at the address any more. */
  readonly withdrawn?: Words;
}

export type PublishedLayer = Omit<Convolution, never>;
export type PublishedValues = Readonly<
  Partial<Omit<Derivation, "steps">> & Partial<Totals> & { readonly outputShape?: readonly number[] }
>;

/** What is published, each kind with the letter of its labels. */
export const letterOf = { examples: "X", networks: "N", equations: "E" } as const;
export type PublishedKind = keyof typeof letterOf;
export type Ledger = Readonly<Record<PublishedKind, readonly Publication[]>>;

export const ledger = recorded as unknown as Ledger;

/** The versions of an id, the first first; none where it was never published. */
export function versionsOf(kind: PublishedKind, id: string): readonly Publication[] {
  return ledger[kind].filter((publication) => publication.id === id);
}

/** The newest version of an id; none where it is not published yet. */
export function newestOf(kind: PublishedKind, id: string): Publication | undefined {
  return versionsOf(kind, id).at(-1);
}

/** How a version is cited: VC-X12.v1. */
export function versionLabel({ label, version }: Pick<Publication, "label" | "version">): string {
  return `${label}.v${version}`;
}

/** A hash as it stands in a citation: enough of it to tell two versions apart. */
export function shortHash({ hash }: Pick<Publication, "hash">): string {
  return hash.slice(0, 12);
}
