import type { Convolution } from "../../src/convolution/index.ts";
import type { State } from "../form/state.ts";
import { frameworkOf, kinds, paddingModesOf, ruleOf } from "./kinds.ts";
import { letters, stateOf } from "./state.ts";

/**
 * The state of a convolution, no framework chosen: that of the lessons' calculator, so that links to it stay good, and besides
 * `kind`, `framework`, `counting`, `depthMultiplier`, `depthwiseBias`, `ceilMode`, `countPadding`, `outputPadding-d` to `-w`.
 */
export function layerStateOf(layer: Convolution): State {
  const state = { ...stateOf(layer), kind: "convolution", framework: "", counting: "macs" };
  return { ...state, depthMultiplier: "1", ceilMode: "", ...defaultsOf(state) };
}

/** The query entries of a state: what differs from the defaults of its kind and framework, over what the page opens with. */
export function layerEntriesOf(state: State, preset: State): readonly (readonly [string, string])[] {
  const chosen = Object.fromEntries(Object.entries(state).filter(([name]) => leads(name)));
  const base = applyDefaults({ ...preset, ...chosen }, preset);
  return Object.entries(state).filter(
    ([name, text]) => text !== (leads(name) ? preset : base)[name] && name in preset,
  );
}

/** The state of a query; what it leaves out is as the page opens, or the default of the kind and framework it names. */
export function layerStateFrom(given: URLSearchParams, preset: State): State {
  const asked = Object.fromEntries(
    Object.keys(preset).flatMap((name) => (given.has(name) ? [[name, given.get(name) as string]] : [])),
  );
  return { ...applyDefaults({ ...preset, ...asked }, preset), ...asked };
}

/** A state after its kind or framework changed: a field that stood at its old default takes the new one. */
export function applyDefaults(state: State, before: State): State {
  const { kind, framework } = before;
  const [was, is] = [defaultsOf({ ...state, kind, framework } as State), defaultsOf(state)];
  const isPadded = letters.some((letter) => state[`padding-${letter}`] !== "0");
  const known: readonly string[] = paddingModesOf(state.kind as string);
  const next = Object.entries(is).flatMap(([name, text]) => {
    const lost = name === "paddingMode" && !known.includes(state.paddingMode as string);
    const kept = state[name] !== was[name] || (name === "paddingMode" && isPadded);
    return kept && !lost ? [] : [[name, text]];
  });
  return { ...state, ...Object.fromEntries(next) };
}

/** The defaults of a state's kind and framework; a pooling's stride is its kernel size. */
function defaultsOf(state: State): State {
  const { kind, framework } = state;
  // A link may hold anything.
  const of = kinds.find((known) => known === kind) ?? "convolution";
  const { defaults } = ruleOf(of, framework);
  const given = frameworkOf(framework)?.layers["transposed-convolution"]?.numbers === "none" ? "" : "0";
  const tick = (on: boolean) => (on ? "yes" : "");
  return {
    paddingMode: defaults.padding === 0 ? "number" : defaults.padding,
    bias: tick(defaults.bias),
    depthwiseBias: tick(defaults.depthwiseBias && defaults.bias),
    countPadding: tick(defaults.countPadding),
    ...Object.fromEntries(
      letters.flatMap((letter) => [
        [`stride-${letter}`, defaults.stride === "kernel" ? (state[`kernelSize-${letter}`] as string) : "1"],
        [`outputPadding-${letter}`, given],
      ]),
    ),
  };
}

// Whether defaults of other fields depend on this one.
function leads(name: string): boolean {
  return /^(kind|framework|kernelSize-.|padding-.)$/.test(name);
}
