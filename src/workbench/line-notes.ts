import type { LineNote } from './code-editor.ts';

/** Notes as a list for those who hear it: each says its line, and in full what it is about. */
export function noteList(notes: readonly LineNote[], className: string): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = className;
  list.setAttribute('aria-label', 'Notes on lines');
  list.hidden = notes.length === 0;
  list.append(...notes.map(noteItem));
  return list;
}

function noteItem({ line, text, title }: LineNote): HTMLLIElement {
  const item = document.createElement('li');
  const shown = document.createElement('span');
  const said = document.createElement('span');
  item.title = title;
  shown.textContent = text;
  shown.setAttribute('aria-hidden', 'true');
  said.className = 'vh';
  said.textContent = `Line ${line}: ${title}`;
  item.append(shown, said);
  return item;
}
