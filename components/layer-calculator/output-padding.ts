import { letters, type State, specOf } from "../calculator/state.ts";

/** The output padding a form asks for, one text or number an axis; undefined where it is left out on every axis, which is not nothing in Keras. */
export function outputPaddingOf(state: State): unknown {
  const texts = letters
    .slice(-Number(state.rank))
    .map((letter) => state[`outputPadding-${state.perAxis ? letter : "w"}`] as string);
  if (texts.every((text) => text.trim() === "")) return undefined;
  const asStrides = Object.fromEntries(
    letters.map((letter) => [`stride-${letter}`, state[`outputPadding-${letter}`] as string]),
  );
  return specOf({ ...state, ...asStrides }).stride;
}
