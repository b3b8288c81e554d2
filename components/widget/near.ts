/**
 * Shows the parts of a widget that changed: those near the window at once, the others when they come near or typing rests.
 * So a key does no work for what nobody sees.
 */
export class NearFirst {
  readonly #show: (part: Element) => void;
  /** The parts near the window; all of them until the browser has looked. */
  readonly #near: Set<Element>;
  readonly parts: readonly Element[];
  readonly #old = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: readonly Element[], show: (part: Element) => void) {
    this.parts = parts;
    this.#near = new Set(parts);
    this.#show = show;
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) this.#near.add(target);
        else this.#near.delete(target);
      }
      this.#renew(this.#near);
    };
    const observer = new IntersectionObserver(look, { rootMargin: "20%" });
    for (const part of parts) observer.observe(part);
  }

  /** Every part has to be shown anew. */
  change(): void {
    for (const part of this.parts) this.#old.add(part);
    this.#renew(this.#near);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.finish(), 250);
  }

  /** Shows at once what waits until typing rests. */
  finish(): void {
    clearTimeout(this.#timer);
    this.#renew(this.parts);
  }

  #renew(parts: Iterable<Element>): void {
    for (const part of parts) if (this.#old.delete(part)) this.#show(part);
  }
}

/** Does something once: when an element comes near the window, the page is loaded and the browser has nothing else to do. */
export function onceNear(element: Element, work: () => void): void {
  // Not every browser tells when it is idle.
  const whenIdle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(work) : setTimeout(work));
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      if (document.readyState === "complete") whenIdle();
      else addEventListener("load", whenIdle, { once: true });
    },
    { rootMargin: "20%" },
  );
  observer.observe(element);
}
