let count = 0;

/** The system that the page is read on, as `<Platform os>` names it. */
function ownSystem(): string {
  if (/Mac|iPhone|iPad/.test(navigator.userAgent)) return 'macOS';
  return /Windows/.test(navigator.userAgent) ? 'Windows' : 'Linux';
}

/** `<pf-tabs>`: its panels behind tabs (arrow keys, Home, End), the reader's own system first. */
class Tabs extends HTMLElement {
  #tabs: HTMLButtonElement[] = [];
  #panels: HTMLElement[] = [];

  connectedCallback(): void {
    if (this.#tabs.length > 0) return;
    this.#panels = [...this.querySelectorAll<HTMLElement>('[data-os]')];
    const header = this.querySelector('.try-h');
    if (!header || this.#panels.length < 2) return;
    const list = document.createElement('div');
    list.role = 'tablist';
    list.ariaLabel = header.textContent;
    this.#tabs = this.#panels.map((panel) => this.#tab(panel));
    list.append(...this.#tabs);
    list.addEventListener('keydown', (event) => this.#move(event));
    header.append(list);
    const own = this.#panels.findIndex((panel) => panel.dataset.os === ownSystem());
    this.#select(Math.max(own, 0));
  }

  #tab(panel: HTMLElement): HTMLButtonElement {
    const tab = document.createElement('button');
    const number = ++count;
    panel.id ||= `panel-${number}`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', `tab-${number}`);
    tab.id = `tab-${number}`;
    tab.type = 'button';
    tab.role = 'tab';
    tab.setAttribute('aria-controls', panel.id);
    tab.textContent = panel.dataset.os ?? '';
    tab.addEventListener('click', () => this.#select(this.#tabs.indexOf(tab)));
    return tab;
  }

  #select(chosen: number): void {
    for (const [index, tab] of this.#tabs.entries()) {
      tab.ariaSelected = String(index === chosen);
      tab.tabIndex = index === chosen ? 0 : -1;
    }
    for (const [index, panel] of this.#panels.entries()) panel.hidden = index !== chosen;
  }

  #move(event: KeyboardEvent): void {
    const last = this.#tabs.length - 1;
    const now = this.#tabs.findIndex((tab) => tab.ariaSelected === 'true');
    const to = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#select(to);
    this.#tabs[to]?.focus();
  }
}

customElements.define('pf-tabs', Tabs);
