import { numberIn } from './number-in.ts';

interface Variant {
  /** Text of ours as HTML, made by the build. */
  readonly ask: string;
  readonly answer: number;
  readonly unit?: string;
  readonly because: string;
  readonly wrong: readonly { readonly answer: number; readonly because: string }[];
}

/** `<pf-numeric>`: judges a number, and says what a usual mistake was; asks again with other numbers. */
class Numeric extends HTMLElement {
  #variants: readonly Variant[] = [];
  #at = 0;

  connectedCallback(): void {
    this.#variants = JSON.parse(this.dataset.variants ?? '[]') as Variant[];
    this.#part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge();
    });
    this.#part('[data-other]').addEventListener('click', () => this.#other());
    this.#part('[data-solve]').addEventListener('click', () => {
      const { answer, because } = this.#variant;
      this.#say('answer', `The answer is ${this.#told(answer)}.`, because);
    });
  }

  get #variant(): Variant {
    return this.#variants[this.#at]!;
  }

  #judge(): void {
    const input = this.#part<HTMLInputElement>('input');
    const given = numberIn(input.value);
    if (given === undefined) {
      const found = input.value.trim();
      this.#say(
        'wrong',
        found === '' ? 'Write a number first.' : `Expected a number, found “${found}”.`,
      );
      input.focus();
      return;
    }
    const { answer, because, wrong } = this.#variant;
    const usual = wrong.find((one) => one.answer === given);
    if (given === answer) this.#say('right', 'Right.', because);
    else if (usual) this.#say('wrong', `Not ${this.#told(given)}.`, usual.because);
    else this.#say('wrong', `Not ${this.#told(given)}. Look again, or show the answer.`);
    this.#part('[data-solve]').hidden = given === answer;
  }

  #other(): void {
    this.#at = (this.#at + 1) % this.#variants.length;
    this.#part('legend').innerHTML = this.#variant.ask;
    this.#part('.unit').textContent = this.#variant.unit ?? '';
    this.#part('[data-solve]').hidden = true;
    this.#say('', '');
    const input = this.#part<HTMLInputElement>('input');
    input.value = '';
    input.focus();
  }

  /** The verdict's first words as text, its reason as the build made it. */
  #say(verdict: string, words: string, because = ''): void {
    const said = this.#part('.said');
    said.dataset.verdict = verdict;
    const strong = document.createElement('strong');
    strong.textContent = words;
    const reason = document.createElement('span');
    reason.innerHTML = because && ` ${because}`;
    said.replaceChildren(...(words === '' ? [] : [strong, reason]));
  }

  #told(value: number): string {
    const { unit } = this.#variant;
    return `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
  }

  #part<E extends HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
}

customElements.define('pf-numeric', Numeric);
