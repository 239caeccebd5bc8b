// clean: a poll that sets its own next timer, with no more than one pending
const poller = { runs: 0, last: null };

function poll() {
  poller.runs += 1;
  poller.last = { at: Date.now(), items: ['a', 'b', 'c'] };
  setTimeout(poll, 400);
}

poll();

export function round() {
  return poller.runs + poller.last.items.length;
}
