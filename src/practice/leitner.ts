/** An exercise that was missed and waits to come again: its box counts how often it has been right since. */
export interface Card {
  readonly exercise: string;
  readonly box: number;
  /** The day from which it may come, counted from 1970. */
  readonly day: number;
  /** How many answers must have been given in all before it comes. */
  readonly turn: number;
}

/** What a reader has done: how many answers were given, how many were right at once by skill, and what waits. */
export interface Progress {
  readonly turns: number;
  readonly skills: Readonly<Record<string, readonly [right: number, tried: number]>>;
  readonly cards: readonly Card[];
}

/** Nothing done yet. */
export const nothingDone: Progress = { turns: 0, skills: {}, cards: [] };

/** Days until a card of each box comes again (Leitner 1972: each box waits longer than the one before); then it is known. */
const days = [0, 1, 3, 7, 21] as const;
/** Other exercises that stand between a miss and its return on the same day. */
const between = 3;
/** More cards than this are not kept: the longest known go first. */
const most = 200;

/** The progress after an answer: what is missed goes to the first box, what waited and is right moves one box up. */
export function answered(
  progress: Progress,
  exercise: string,
  skill: string,
  wasRight: boolean,
  day: number,
): Progress {
  const turns = progress.turns + 1;
  const known = progress.cards.find((card) => card.exercise === exercise);
  const [right, tried] = progress.skills[skill] ?? [0, 0];
  const skills = { ...progress.skills, [skill]: [right + (wasRight ? 1 : 0), tried + 1] as const };
  const box = wasRight ? (known ? known.box + 1 : days.length) : 0;
  const others = progress.cards.filter((card) => card !== known);
  const wait = days[box];
  if (wait === undefined) return { turns, skills, cards: others };
  const card = { exercise, box, day: day + wait, turn: turns + between };
  return { turns, skills, cards: [...others, card].sort((a, b) => a.box - b.box).slice(0, most) };
}

/** The exercise that is due, the longest waiting first; none where nothing is. */
export function due({ cards, turns }: Progress, day: number): Card | undefined {
  const ready = cards.filter((card) => card.day <= day && card.turn <= turns);
  return ready.sort((a, b) => a.day - b.day || a.turn - b.turn)[0];
}

/** Progress as a text to keep. */
export function progressText(progress: Progress): string {
  return JSON.stringify(progress);
}

/** Progress from a kept text; what is no progress is nothing done. */
export function readProgress(text: string | null): Progress {
  try {
    const { turns, skills, cards } = JSON.parse(text ?? "");
    const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
    const isPair = (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 && pair.every(isWhole) && pair[0] <= pair[1];
    const isCard = ({ exercise, box, day, turn }: Card) =>
      typeof exercise === "string" && box < days.length && [box, day, turn].every(isWhole);
    const isSound =
      isWhole(turns) && !Array.isArray(skills) && Object.values(skills).every(isPair) && cards.every(isCard);
    return isSound ? { turns, skills, cards } : nothingDone;
  } catch {
    return nothingDone;
  }
}
