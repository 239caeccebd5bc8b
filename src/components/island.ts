import { h, hydrate } from 'preact';
import { loadIsland } from './islands.ts';

/**
 * `<pf-island data-name data-props>`: markup drawn at build time that becomes a Preact component
 * when it comes within 400 px of the screen, so that a page pays only for what is looked at.
 * What is clicked or focused before that is not lost: it is done again as soon as it can work.
 */
class Island extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #clicked: HTMLElement | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#early, { capture: true });
    this.addEventListener('focusin', this.#wake);
    if (this.dataset.eager !== undefined || this.#isNamed()) {
      void this.#wake();
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

  /** A link to a figure's state, `#paths=…`, leads to the figure. */
  #isNamed(): boolean {
    const { id } = JSON.parse(this.dataset.props ?? '{}') as { id?: string };
    const named =
      id !== undefined &&
      location.hash
        .slice(1)
        .split('&')
        .some((part) => part.startsWith(`${id}=`));
    if (named) this.scrollIntoView();
    return named;
  }

  #early = (event: Event): void => {
    const key = (event.target as Element).closest('button');
    if (!key) return;
    event.stopPropagation();
    this.#clicked = key;
    void this.#wake();
  };

  #wake = async (): Promise<void> => {
    this.#observer?.disconnect();
    if (this.dataset.state) return;
    this.dataset.state = 'waking';
    const name = this.dataset.name ?? '';
    const [component, kept] = await Promise.all([loadIsland(name), keptFor(name)]);
    // Reading the code and bringing it to life are tasks of their own: neither holds up a key for long.
    await new Promise((done) => setTimeout(done));
    hydrate(h(component, { ...JSON.parse(this.dataset.props ?? '{}'), ...kept } as never), this);
    this.dataset.state = 'awake';
    this.removeEventListener('click', this.#early, { capture: true });
    this.removeEventListener('focusin', this.#wake);
    if (this.#clicked) this.#clicked.click();
    else if (this.contains(document.activeElement)) {
      document.activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    }
  };
}

/** Figures say what was predicted; here it meets what is kept on the device. */
async function keptFor(name: string): Promise<object> {
  if (!name.startsWith('figure:')) return {};
  return { answers: (await import('./figure-answers.ts')).figureAnswers };
}

customElements.define('pf-island', Island);
