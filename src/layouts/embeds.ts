import Calculator from "../../components/calculator/Calculator.astro";
import Groups from "../../components/groups/Groups.astro";
import Aside from "../../components/lesson/Aside.astro";
import Code from "../../components/lesson/Code.astro";
import Example from "../../components/lesson/Example.astro";
import Exercise from "../../components/lesson/Exercise.astro";
import Formula from "../../components/lesson/Formula.astro";
import Picture from "../../components/lesson/Picture.astro";
import Prediction from "../../components/lesson/Prediction.astro";
import Refusal from "../../components/lesson/Refusal.astro";
import Role from "../../components/lesson/Role.astro";
import Seen from "../../components/lesson/Seen.astro";
import Value from "../../components/lesson/Value.astro";
import ReceptiveField from "../../components/receptive-field/ReceptiveField.astro";
import PaddingRuler from "../../components/ruler/PaddingRuler.astro";
import Transposed from "../../components/transposed/Transposed.astro";
import Walker from "../../components/walker/Walker.astro";

/** The components that a lesson may embed, by name; the page hands them in, so that content imports nothing. */
export const embeds = {
  Aside,
  Calculator,
  Code,
  Example,
  Exercise,
  Formula,
  Groups,
  PaddingRuler,
  Prediction,
  Role,
  Picture,
  ReceptiveField,
  Refusal,
  Seen,
  Transposed,
  Value,
  Walker,
};
