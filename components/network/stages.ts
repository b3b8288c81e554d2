import type { LayerSummary } from "../../src/networks/summarize.ts";

/** Layers that stand one after another and whose names begin alike: "layer1.0.conv1" and "layer1.0.bn1" are of "layer1". */
export interface Stage {
  readonly name: string;
  /** Where its first layer stands in the network. */
  readonly first: number;
  readonly rows: readonly LayerSummary[];
}

/** The layers of a network in stages, in their order. */
export function stagesOf(rows: readonly LayerSummary[]): readonly Stage[] {
  const stages: { name: string; first: number; rows: LayerSummary[] }[] = [];
  rows.forEach((row, at) => {
    const [name = ""] = row.name.split(".");
    const last = stages.at(-1);
    if (last?.name === name) last.rows.push(row);
    else stages.push({ name, first: at, rows: [row] });
  });
  return stages;
}

/** The keys under which the stages of several layers open. */
export function stageKeys(rows: readonly LayerSummary[]): readonly string[] {
  return stagesOf(rows).flatMap(({ first, rows }) => (rows.length > 1 ? [`stage-${first}`] : []));
}
