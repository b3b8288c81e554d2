/** The registry of worked examples: every one by its permanent id. */
import { channelOrder, refusals } from "./channel-order.ts";
import { channels } from "./channels.ts";
import type { Example, Refusal } from "./example.ts";
import { images } from "./images.ts";
import { seeds } from "./seeds.ts";
import { sequences } from "./sequences.ts";
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
];

/** The example of an id; throws RangeError that lists the known ids where there is none. */
export function exampleOf(id: string): Example {
  return found(examples, id, "example");
}

/** The refusal of an id; throws RangeError that lists the known ids where there is none. */
export function refusalOf(id: string): Refusal {
  return found(refusals, id, "refusal");
}

function found<T extends { readonly id: string }>(registry: readonly T[], id: string, noun: string): T {
  const entry = registry.find((candidate) => candidate.id === id);
  if (!entry)
    throw new RangeError(
      `There is no ${noun} "${id}"; the known ids are: ${registry.map((known) => known.id).join(", ")}.`,
    );
  return entry;
}
