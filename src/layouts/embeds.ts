import Aside from "../../components/Aside.astro";
import Calculator from "../../components/Calculator.astro";
import Code from "../../components/Code.astro";
import Example from "../../components/Example.astro";
import Exercise from "../../components/Exercise.astro";
import Formula from "../../components/Formula.astro";
import Guess from "../../components/Guess.astro";
import Lit from "../../components/Lit.astro";
import Picture from "../../components/Picture.astro";
import Refusal from "../../components/Refusal.astro";
import Value from "../../components/Value.astro";

/** What a lesson may embed: the page hands these in, so content imports nothing. */
export const embeds = {
  Aside,
  Calculator,
  Code,
  Example,
  Exercise,
  Formula,
  Guess,
  Lit,
  Picture,
  Refusal,
  Value,
};
