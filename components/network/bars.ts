/** How wide or high a chart is in its own units; the page stretches it to the place it has. */
export const chartWidth = 1000;
export const chartHeight = 100;

/**
 * The path of bars that stand side by side on a line, one a value, upwards or downwards from `base`: each as high as its
 * value is of the largest, and none where there is nothing.
 */
export function barsPath(values: readonly number[], base: number, height: number): string {
  const largest = Math.max(...values, 1);
  const step = chartWidth / values.length;
  const width = tenth(step * 0.8);
  return values
    .map((value, at) => {
      if (value === 0) return "";
      const tall = Math.sign(height) * Math.max(0.5, Math.abs((value / largest) * height));
      return `M${tenth(at * step)} ${base}h${width}v${tenth(tall)}h${-width}z`;
    })
    .join("");
}

/** What the bars of rows are drawn of. */
export interface Barred {
  readonly parameters: number;
  readonly macs: number;
}

/** The most that any one row has of each. */
export function largestOf(rows: readonly Barred[]): Barred {
  const most = (of: keyof Barred) => rows.reduce((largest, row) => Math.max(largest, row[of]), 0);
  return { parameters: most("parameters"), macs: most("macs") };
}

/**
 * The paths of a row's two bars, one under the other: its parameters and its multiply-accumulates, each a stroke from the
 * left as many hundredths long as it is of the largest row's.
 */
export function sharePaths(row: Barred, largest: Barred): readonly [parameters: string, macs: string] {
  return [sharePath(row.parameters / largest.parameters, 0.5), sharePath(row.macs / largest.macs, 1.5)];
}

// What is there is seen, however small; where no row has any, there is nothing to divide by.
function sharePath(share: number, y: number): string {
  return share > 0 ? `M0 ${y}h${tenth(Math.max(1, 100 * share))}` : "";
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
