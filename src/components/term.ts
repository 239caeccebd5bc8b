/**
 * `<pf-term>`: shows the definition of its link while the pointer or the focus is on it. It can be
 * pointed at itself and goes with Escape (WCAG 2.2, 1.4.13). The text is the link's own description.
 */
class Term extends HTMLElement {
  #leaving: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') this.#show();
    });
    this.addEventListener('pointerleave', this.#leave);
    this.addEventListener('focusin', this.#show);
    this.addEventListener('focusout', this.#hide);
  }

  #show = (): void => {
    clearTimeout(this.#leaving);
    const link = this.querySelector('a');
    if (!link || tip.owner === this) return;
    tip.owner = this;
    const { element } = tip;
    element.textContent = link.getAttribute('aria-description');
    element.showPopover();
    this.#place(link);
    element.onpointerenter = () => clearTimeout(this.#leaving);
    element.onpointerleave = this.#leave;
    addEventListener('keydown', this.#escape);
    addEventListener('scroll', this.#follow, { passive: true, capture: true });
  };

  /** Under the word, or over it where there is no room. */
  #place(link: Element): void {
    const { element } = tip;
    const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const left = Math.min(Math.max(word.left, margin), innerWidth - box.width - margin);
    const below = word.bottom + gap;
    const top = below + box.height <= innerHeight ? below : word.top - gap - box.height;
    element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  }

  /** The page may still be scrolling to the word that got the focus. */
  #follow = (): void => this.#place(this.querySelector('a')!);

  #leave = (): void => {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      if (!this.contains(document.activeElement)) this.#hide();
    }, msToCross);
  };

  #hide = (): void => {
    if (tip.owner !== this) return;
    tip.owner = undefined;
    tip.element.hidePopover();
    removeEventListener('keydown', this.#escape);
    removeEventListener('scroll', this.#follow, { capture: true });
  };

  #escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#hide();
  };
}

/** From the edges of the window, and between the word and its definition, in px. */
const margin = 16;
const gap = 6;
/** Long enough for a pointer to cross the gap. */
const msToCross = 150;

/** One for the page: in the top layer, so that nothing clips it. The link itself is described to screen readers. */
const tip: { element: HTMLElement; owner: Term | undefined } = {
  element: document.createElement('div'),
  owner: undefined,
};
tip.element.className = 'term-tip';
tip.element.popover = 'manual';
tip.element.ariaHidden = 'true';
document.body.append(tip.element);

customElements.define('pf-term', Term);
