// leak: property `cache` of the function `slugify`, which gets a key for each title
function slugify(title) {
  slugify.cache ??= {};
  slugify.cache[title] ??= title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slugify.cache[title];
}

export function round(i) {
  return [`Über uns ${i}`, `Kontakt (${i})`].map(slugify).join('/');
}
