import type { State } from "../form/state.ts";
import { controlOf, layerFields, most } from "./state.ts";

/** A state with a layer moved up or down, taken out, or one added: its rows in another order, and how many of them count. */
export function withMove(state: State, move: string, nth: number): State {
  const count = Number(state.layers);
  const order = Array.from({ length: most.layers }, (_, at) => at);
  if (move === "add") return { ...state, layers: String(Math.min(most.layers, count + 1)) };
  if (move === "remove") order.push(...order.splice(nth, 1));
  else order.splice(move === "up" ? nth - 1 : nth, 2, ...(move === "up" ? [nth, nth - 1] : [nth + 1, nth]));
  const rows = order.flatMap((from, to) =>
    layerFields.map((field) => [controlOf(field, to), state[controlOf(field, from)] as string] as const),
  );
  const layers = String(move === "remove" ? count - 1 : count);
  return { ...state, ...Object.fromEntries(rows), layers };
}
