// Reading and painting the theme before the first frame is public/theme.js; this is the key.
const key = 'pagefault.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** `<pf-theme>`: a toggle between light and dark that follows the system until it is used. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    button.addEventListener('click', () => {
      choose(!isDark());
      show();
    });
    system.addEventListener('change', show);
    show();
  }
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : system.matches;
}

function choose(dark: boolean): void {
  const root = document.documentElement;
  const name = dark ? 'dark' : 'light';
  if (dark === system.matches) delete root.dataset.theme;
  else root.dataset.theme = name;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const shown = dark === system.matches ? meta.dataset.own : name;
    const colour = shown === 'dark' ? meta.dataset.dark : meta.dataset.light;
    if (colour) meta.content = colour;
  }
  try {
    if (dark === system.matches) localStorage.removeItem(key);
    else localStorage.setItem(key, name);
  } catch {
    // A private window may refuse: the choice then holds for this page.
  }
}

customElements.define('pf-theme', ThemeSwitch);
