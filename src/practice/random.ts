/** Numbers that look drawn, and are the same for the same text: mulberry32, begun with the text's FNV-1a hash. */
export class Draw {
  #state: number;

  constructor(text: string) {
    this.#state = 0x811c9dc5;
    for (const character of text)
      this.#state = Math.imul(this.#state ^ (character.codePointAt(0) as number), 0x01000193);
  }

  /** A whole number from `least` to `most`. */
  within(least: number, most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1));
  }

  /** One of these. */
  of<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.within(0, choices.length - 1)] as Choice;
  }

  /** So many numbers from `least` to `most`. */
  several(count: number, least: number, most: number): readonly number[] {
    return Array.from({ length: count }, () => this.within(least, most));
  }
}
