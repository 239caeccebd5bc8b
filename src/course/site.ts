/** What is the same on every page. */
export const site = {
  name: 'Pagefault',
  /** For search engines and shared links, where a page says nothing of its own. */
  description:
    'A course on how memory works, from pages to leaks, where every figure runs a model and your code is measured to the byte.',
  /** Where the source lives: 'Edit this page' and 'Report a mistake' lead there. */
  repository: 'https://github.com/pagefault/pagefault',
  branch: 'main',
  licence: 'code under MIT, content under CC BY 4.0',
} as const;

/** The form in which the file of a page can be changed. `file` is a path inside the repository. */
export function editAddress(file: string): string {
  return `${site.repository}/edit/${site.branch}/${file}`;
}

/** A new issue that already says which page it is about. `address` is the page's path on the site. */
export function reportAddress(address: string): string {
  const query = new URLSearchParams({ title: `Mistake on ${address}` });
  return `${site.repository}/issues/new?${query.toString()}`;
}
