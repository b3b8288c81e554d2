import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Words } from "../citation.ts";
import { type Network, networks, summarize } from "../networks/index.ts";
import { type Equation, equations } from "./equations.ts";
import { type Example, examples } from "./index.ts";
import { type Ledger, letterOf, type Publication, type PublishedKind } from "./ledger.ts";

/** Something as it would be published now: what its hash is of, and what of that the ledger keeps. */
export interface Publishable
  extends Pick<Publication, "id" | "title" | "layer" | "values" | "symbol" | "formula"> {
  readonly content: unknown;
}

/** Why a version is followed by another: what was wrong with it, or why it is withdrawn. */
export interface Reason {
  readonly id: string;
  readonly words: Words;
  readonly isWithdrawn?: boolean;
}

/** SHA-256 of canonical JSON (RFC 8785), in hexadecimal; throws where JSON cannot hold the value. */
export function hashOf(content: unknown): string {
  return createHash("sha256")
    .update(canonicalize(content) as string)
    .digest("hex");
}

/** An example as it would be published: its layer, and every number that follows from it. */
export function publishedExample({ id, title, layer, derivation }: Example): Publishable {
  const { steps, ...values } = derivation;
  return { id, title, layer, values, content: { layer, values } };
}

/** A network as it would be published: its graph, what each layer makes of what comes in, and the totals. */
export function publishedNetwork(network: Network): Publishable {
  const { id, name, variant, inputShape } = network;
  const { rows, totals } = summarize(network);
  const layers = rows.map(({ name, from, layer, outputShape, parameters, buffers, macs }) => ({
    ...{ name, from, layer, outputShape, parameters, buffers, macs },
  }));
  const values = { outputShape: rows.at(-1)?.outputShape ?? [], ...totals };
  const title = {
    en: variant ? `${name}, ${variant.en}` : name,
    "zh-cn": `${name}${variant ? `，${variant["zh-cn"]}` : ""}`,
  };
  return { id, title, values, content: { inputShape, layers, values } };
}

/** An equation as it would be published: what it gives, and how. */
export function publishedEquation({ id, title, symbol, formula }: Equation): Publishable {
  return { id, title, symbol, formula, content: { symbol, formula } };
}

/** All that is published, as it is now. */
export function publishedNow(): Readonly<Record<PublishedKind, readonly Publishable[]>> {
  return {
    examples: examples.map(publishedExample),
    networks: networks.map(publishedNetwork),
    equations: equations.map(publishedEquation),
  };
}

/**
 * What of a publication is no longer so, as sentences. A number that it does not name may have come since: it takes nothing
 * from what was said.
 */
export function differences(publication: Publication, now: Publishable | undefined): readonly string[] {
  const named = `${publication.label} (${publication.id})`;
  if (publication.withdrawn) return now ? [`${named} was withdrawn, and its id is in use.`] : [];
  if (!now) return [`${named} was published and is gone.`];
  const changed = [...changes(publication.layer, now.layer), ...changes(publication.values, now.values)];
  const { symbol, formula } = publication;
  if (formula) changed.push(...changes({ symbol, formula }, { symbol: now.symbol, formula: now.formula }));
  const isOther = !publication.layer && hashOf(now.content) !== publication.hash;
  if (changed.length === 0 && isOther) return [`The layers of ${named} are others than were published.`];
  return changed.map((change) => `${named}: ${change}.`);
}

function changes(was: object | undefined, is: object | undefined): string[] {
  const current = new Map<string, unknown>(Object.entries(is ?? {}));
  return Object.entries(was ?? {})
    .filter(([name, value]) => canonicalize(current.get(name)) !== canonicalize(value))
    .map(
      ([name, value]) => `${name} was ${JSON.stringify(value)} and is ${JSON.stringify(current.get(name))}`,
    );
}

/**
 * The ledger with what it lacks at its end: what was never published, and a next version of what changed where a reason for
 * that one is given; `unexplained` says what changed without.
 */
export function appended(ledger: Ledger, now: ReturnType<typeof publishedNow>, day: string, reason?: Reason) {
  const unexplained: string[] = [];
  const kinds = Object.keys(letterOf) as readonly PublishedKind[];
  const lists = kinds.map((kind) => {
    const entries = [...ledger[kind]];
    const ids = new Set([...entries, ...now[kind]].map(({ id }) => id));
    for (const id of ids) {
      const last = entries.findLast((entry) => entry.id === id);
      const current = now[kind].find((entry) => entry.id === id);
      const found = last ? differences(last, current) : [];
      if (last && found.length === 0) continue;
      if (!last && current) entries.push(entryOf(current, nextLabel(entries, letterOf[kind]), 1, day));
      else if (last && reason?.id === id) entries.push(nextVersion(last, current, reason, day));
      else unexplained.push(...found);
    }
    return [kind, entries] as const;
  });
  return { ledger: Object.fromEntries(lists) as unknown as Ledger, unexplained };
}

function nextVersion(
  last: Publication,
  current: Publishable | undefined,
  reason: Reason,
  day: string,
): Publication {
  const { label, id, title, hash } = last;
  const version = last.version + 1;
  if (!current || reason.isWithdrawn)
    return { label, id, version, published: day, title, hash, withdrawn: reason.words };
  return { ...entryOf(current, label, version, day), corrects: reason.words };
}

function entryOf(
  { content, id, title, ...kept }: Publishable,
  label: string,
  version: number,
  day: string,
): Publication {
  return { label, id, version, published: day, title, hash: hashOf(content), ...kept };
}

function nextLabel(entries: readonly Publication[], letter: string): string {
  const numbers = entries.map(({ label }) => Number(/\d+$/.exec(label)?.[0]));
  return `VC-${letter}${Math.max(0, ...numbers) + 1}`;
}

/** The text of ledger.json: a line a version, so that a change shows as lines added and none taken away. */
export function ledgerText(ledger: Ledger): string {
  const lists = Object.entries(ledger).map(([kind, entries]) => {
    const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(kind)}: [${lines.length > 0 ? `\n${lines.join(",\n")}\n  ` : ""}]`;
  });
  return `{\n${lists.join(",\n")}\n}\n`;
}
