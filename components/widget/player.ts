/** What is said on the button that plays. */
export interface PlayerWords {
  readonly play: string;
  readonly pause: string;
}

/**
 * Plays the steps of a widget with a `Stepper`: one at each tick, until there is none or somebody stops it. What moves moves
 * in steps, at any speed, so it may play where less motion is asked for, too.
 */
export class Player {
  readonly #root: HTMLElement;
  readonly #words: PlayerWords;
  /** Takes one step; whether there was one to take. */
  readonly #step: (by: number) => boolean;
  /** What follows when it comes to rest. */
  readonly #rest: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, words: PlayerWords, step: (by: number) => boolean, rest: () => void) {
    this.#root = root;
    this.#words = words;
    this.#step = step;
    this.#rest = rest;
    root.addEventListener("click", ({ target }) => {
      const { step: by, play } = (target as Element).closest("button")?.dataset ?? {};
      if (by === undefined && play === undefined) return;
      if (play !== undefined && !this.isPlaying) this.#tick();
      else this.stop();
      if (by !== undefined) step(Number(by));
    });
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  /** Comes to rest, if it plays. */
  stop(): void {
    if (!this.isPlaying) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#say();
    this.#rest();
  }

  #tick(): void {
    const speed = this.#root.querySelector("[data-speed]") as HTMLSelectElement;
    this.#timer = setTimeout(() => this.#tick(), Number(speed.value));
    this.#say();
    if (!this.#step(1)) this.stop();
  }

  #say(): void {
    const button = this.#root.querySelector("[data-play]") as HTMLElement;
    const { play, pause } = this.#words;
    const text = this.isPlaying ? pause : play;
    if (button.textContent !== text) button.textContent = text;
  }
}
