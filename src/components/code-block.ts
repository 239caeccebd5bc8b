/** `<pf-code>`: copies its code; of a terminal only what is typed, without the prompt. */
class CodeBlock extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-copy]');
    button?.addEventListener('click', async () => {
      const said = await this.#copy();
      button.textContent = said;
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
  }

  async #copy(): Promise<string> {
    try {
      await navigator.clipboard.writeText(this.#text());
      return 'Copied';
    } catch {
      // No permission, or not a secure address: select it, so that one key is enough.
      const code = this.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
      return 'Selected';
    }
  }

  #text(): string {
    const typed = [...this.querySelectorAll('.typed')];
    if (typed.length === 0) return this.querySelector('code')?.textContent ?? '';
    return typed.map((line) => line.textContent?.replace(/^(\$|#|>|PS>|%) /, '')).join('\n');
  }
}

customElements.define('pf-code', CodeBlock);
