const onSave = [];

function openDocument(id) {
  const text = 'lorem '.repeat(500) + id;
  const words = text.split(' ').length;
  onSave.push(() => `${id}: ${words} words, ${text.length} characters`);
  return words;
}

export function round(day) {
  openDocument(day);
}
