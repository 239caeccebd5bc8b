// Runs before the first paint, so that a chosen theme never flashes in the other one.
// data-js says that scripts run: what only they can do is shown (src/styles/base.css).
(() => {
  const root = document.documentElement;
  root.dataset.js = '';
  let theme = null;
  try {
    theme = localStorage.getItem('pagefault.theme');
  } catch {
    // A private window may refuse; then the system's theme is the theme.
  }
  if (theme !== 'dark' && theme !== 'light') return;
  root.dataset.theme = theme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.content = meta.dataset[theme];
  }
})();
