import { h, hydrate } from 'preact';
import { type LoadedIsland, loadIsland } from './islands.ts';

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
    // Nor may a key send its form: what it means is done once, when it can be.
    event.preventDefault();
    event.stopPropagation();
    this.#clicked = key;
    void this.#wake();
  };

  #wake = async (): Promise<void> => {
    this.#observer?.disconnect();
    if (this.dataset.state) return;
    this.dataset.state = 'waking';
    const props = JSON.parse(this.dataset.props ?? '{}') as object;
    // Out of the page's own first task, or of the key that woke it.
    await rest();
    const { component, spec } = await loadIsland(this.dataset.name ?? '');
    await rest();
    const kept = spec ? await figureKept(spec, props) : {};
    hydrate(h(component, { ...props, ...kept } as never), this);
    if (spec) await (await import('../widgets/kit/turns.ts')).allDone();
    this.dataset.state = 'awake';
    this.removeEventListener('click', this.#early, { capture: true });
    this.removeEventListener('focusin', this.#wake);
    if (this.#clicked) this.#clicked.click();
    else if (this.contains(document.activeElement)) {
      document.activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    }
  };
}

/** Ends the task: reading code, running it and coming alive hold up no key for long. */
const rest = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Plays a figure's first script; figures say what was predicted, here it meets what is kept on the device. */
async function figureKept(spec: NonNullable<LoadedIsland['spec']>, props: object): Promise<object> {
  const [{ prepare }, { figureAnswers }] = await Promise.all([
    import('../widgets/kit/prepare.ts'),
    import('./figure-answers.ts'),
  ]);
  await prepare(spec, props, location.hash, rest);
  return { answers: figureAnswers };
}

customElements.define('pf-island', Island);
