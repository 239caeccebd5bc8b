const query = '(prefers-color-scheme: dark)';

/** True where the page is drawn dark: by the reader's choice, else by the system's. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? matchMedia(query).matches : chosen === 'dark';
}

/** Calls back when the page's theme may have changed; gives a function that ends that. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia(query);
  system.addEventListener('change', callback);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', callback);
  };
}
