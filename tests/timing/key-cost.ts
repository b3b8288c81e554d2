import type { Locator, Page } from "playwright-core";

/** What keys cost a page, in milliseconds of its main thread. */
export interface Cost {
  /** Every task from key to rest: script, style, layout, paint. */
  readonly whole: readonly number[];
  readonly script: readonly number[];
  readonly layout: readonly number[];
  /** From key to paint as Event Timing tells it, in steps of 8; what it leaves out as faster than 16 counts as 8. */
  readonly toPaint: readonly number[];
}

/**
 * Presses two keys by turns in each field, which undo each other, and reads the browser's own counters before each key and once the
 * page rests again. What the page does anyway in that time is taken off.
 */
export async function keyCost(
  page: Page,
  fields: readonly Locator[],
  keys: readonly [string, string],
  presses: number,
): Promise<Cost> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await debug.send("Performance.getMetrics");
    const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return {
      at: performance.now(),
      whole: of("TaskDuration"),
      script: of("ScriptDuration"),
      layout: of("LayoutDuration") + of("RecalcStyleDuration"),
    };
  };
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(globalThis, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") durations.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });

  await page.waitForTimeout(1000); // what loading left to do is done
  const before = await busy();
  await page.waitForTimeout(1000);
  const after = await busy();
  const idleShare = (after.whole - before.whole) / (after.at - before.at);

  const costs: { whole: number; script: number; layout: number }[] = [];
  for (const field of fields) {
    await field.focus();
    for (let press = 0; press < presses; press++) {
      const start = await busy();
      await page.keyboard.press(keys[press % 2] as string);
      await page.waitForTimeout(100);
      const end = await busy();
      costs.push({
        whole: Math.max(0, end.whole - start.whole - idleShare * (end.at - start.at)),
        script: end.script - start.script,
        layout: end.layout - start.layout,
      });
    }
  }
  await debug.detach();
  const slow = await page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations);
  return {
    whole: costs.map(({ whole }) => whole),
    script: costs.map(({ script }) => script),
    layout: costs.map(({ layout }) => layout),
    toPaint: costs.map((_, at) => slow[at] ?? 8),
  };
}

/** The value that this share of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}
