import { h, hydrate } from 'preact';
import { islands } from './islands.ts';

/**
 * `<pf-island data-name data-props>`: markup drawn at build time that becomes a Preact component
 * when it comes within 400 px of the screen, so that a page pays only for what is looked at.
 */
class Island extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    if (this.dataset.eager !== undefined) {
      requestIdleCallback(() => void this.#wake(), { timeout: 500 });
      return;
    }
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#wake();
      },
      { rootMargin: '400px' },
    );
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  async #wake(): Promise<void> {
    this.#observer?.disconnect();
    if (this.dataset.state) return;
    this.dataset.state = 'waking';
    const load = islands[this.dataset.name as keyof typeof islands];
    const component = await load();
    hydrate(h(component as never, JSON.parse(this.dataset.props ?? '{}')), this);
    this.dataset.state = 'awake';
  }
}

customElements.define('pf-island', Island);
