// clean: a bounded queue whose length wanders at random between 0 and 15, up for some rounds and down for others
const LIMIT = 15;
const backlog = [];

function arrive(count) {
  for (let n = 0; n < count && backlog.length < LIMIT; n++) backlog.push({ at: Date.now(), n });
}

function serve(count) {
  return backlog.splice(0, count).length;
}

export function round() {
  arrive(Math.floor(Math.random() * 7));
  return serve(Math.floor(Math.random() * 7));
}
