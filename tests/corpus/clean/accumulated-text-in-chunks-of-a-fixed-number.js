// clean: chunks that are joined when there are ten; the joined text replaces the one before
const chunks = [];
let page = '';

export function round(i) {
  chunks.push(`chunk ${i % 100} `.repeat(1 + (i % 5)));
  if (chunks.length === 10) page = chunks.splice(0).join('');
  return page.length;
}
