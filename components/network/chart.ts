import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/network-words.ts";
import type { LayerSummary, Summary } from "../../src/networks/summarize.ts";
import { barsPath, chartHeight } from "./bars.ts";

/** The paths of the chart of a network's layers: parameters upwards from the line, multiply-accumulates downwards. */
export function chartPaths({ rows }: Summary): Readonly<Record<"parameters" | "macs", string>> {
  return {
    parameters: barsPath(
      rows.map(({ parameters }) => parameters),
      -1,
      1 - chartHeight,
    ),
    macs: barsPath(
      rows.map(({ macs }) => macs),
      1,
      chartHeight - 1,
    ),
  };
}

/** The text alternative of the chart: how many layers, and which have the most. */
export function chartText({ rows }: Summary, lang: string, { chart }: LiveNetworkWords): string {
  const most = (of: "parameters" | "macs") =>
    rows.reduce(
      (largest: LayerSummary | undefined, row) => (largest && largest[of] >= row[of] ? largest : row),
      undefined,
    );
  const [heaviest, busiest] = [most("parameters"), most("macs")];
  return format(chart, {
    layers: rows.length,
    heaviest: heaviest?.name,
    parameters: heaviest?.parameters.toLocaleString(lang),
    busiest: busiest?.name,
    macs: busiest?.macs.toLocaleString(lang),
  });
}
