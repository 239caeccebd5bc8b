// clean: a period so long that 200 rounds show three of it
let journal = [];
let snapshot = { upTo: 0, sum: 0 };

function commit(i) {
  journal.push({ op: 'add', value: i });
  if (journal.length === 64) {
    snapshot = { upTo: i, sum: journal.reduce((sum, entry) => sum + entry.value, snapshot.sum) };
    journal = [];
  }
}

export function round(i) {
  commit(i);
  return snapshot.sum + journal.length;
}
