/** The registry of worked examples: every one by its permanent id. */
import { entryOf } from "../registry.ts";
import { channelOrder, refusals } from "./channel-order.ts";
import { channels } from "./channels.ts";
import type { Example, Refusal } from "./example.ts";
import { images } from "./images.ts";
import { seeds } from "./seeds.ts";
import { sequences } from "./sequences.ts";
import { transposes } from "./transposes.ts";
import { volumes } from "./volumes.ts";
import { windows } from "./windows.ts";

export { refusals } from "./channel-order.ts";
export * from "./example.ts";

export const examples: readonly Example[] = [
  ...seeds,
  ...channelOrder,
  ...images,
  ...channels,
  ...windows,
  ...sequences,
  ...volumes,
  ...transposes,
];

/** The example of an id; throws RangeError that lists the known ids where there is none. */
export function exampleOf(id: string): Example {
  return entryOf(examples, id, "example");
}

/** The refusal of an id; throws RangeError that lists the known ids where there is none. */
export function refusalOf(id: string): Refusal {
  return entryOf(refusals, id, "refusal");
}
