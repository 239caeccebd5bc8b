// leak: property `title` of `tab`: the badge is put before the title that has a badge already
const tab = { title: 'Inbox' };

function setBadge(count) {
  tab.title = ['(', count, ') ', tab.title].join('');
}

export function round(i) {
  setBadge(i % 10);
  return tab.title.length;
}
