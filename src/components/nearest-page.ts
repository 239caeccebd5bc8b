import { nearest } from './nearest.ts';

interface PageName {
  address: string;
  title: string;
}

/** `<pf-nearest>`: names the page whose address is closest to the one that was asked for. */
class NearestPage extends HTMLElement {
  connectedCallback(): void {
    const base = (this.dataset.base ?? '/').replace(/\/$/, '');
    const pages: PageName[] = JSON.parse(this.dataset.pages ?? '[]');
    const path = decodeURIComponentSafely(location.pathname);
    const wanted = path.startsWith(base) ? path.slice(base.length) : path;
    const found = nearest(
      wanted,
      pages.map(({ address }) => address),
    );
    const page = pages.find(({ address }) => address === found);
    if (!page) return;
    const text = document.createElement('p');
    const link = document.createElement('a');
    link.href = base + page.address;
    link.textContent = page.title;
    text.append('Did you mean ', link, '?');
    this.append(text);
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

customElements.define('pf-nearest', NearestPage);
