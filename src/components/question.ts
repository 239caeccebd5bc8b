/** `<pf-question>`: judges the chosen answer with a word and opens its explanation. */
class Question extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge();
    });
    form?.addEventListener('reset', () => {
      this.#clear();
      this.querySelector<HTMLInputElement>('input')?.focus();
    });
    form?.addEventListener('change', () => this.#clear());
  }

  #judge(): void {
    const option = this.querySelector('input:checked')?.closest<HTMLElement>('.op');
    if (!option) {
      this.#say('Choose an answer first.');
      return;
    }
    this.#clear();
    const right = option.dataset.right !== undefined;
    option.dataset.verdict = right ? 'right' : 'wrong';
    const word = option.querySelector('[data-word]');
    if (word) {
      word.textContent = right ? 'right' : 'not quite';
      word.className = right ? 'ok-w' : 'no-w';
    }
    const why = option.querySelector('details');
    if (why) why.open = true;
    this.#again(true);
    this.#say(
      right ? 'Right. The reason stands under it.' : 'Not quite. The reason stands under it.',
    );
  }

  #clear(): void {
    for (const option of this.querySelectorAll<HTMLElement>('.op')) {
      delete option.dataset.verdict;
      const word = option.querySelector('[data-word]');
      if (word) word.textContent = '';
      const why = option.querySelector('details');
      if (why) why.open = false;
    }
    this.#again(false);
    this.#say('');
  }

  #again(shown: boolean): void {
    const reset = this.querySelector<HTMLElement>('[type="reset"]');
    if (reset) reset.hidden = !shown;
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

customElements.define('pf-question', Question);
