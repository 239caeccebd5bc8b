// leak: module binding `receipts`: one in four rounds, under a queue whose length goes up and down at random
const backlog = [];
const receipts = [];

function arrive(i) {
  const count = Math.floor(Math.random() * 7);
  for (let n = 0; n < count && backlog.length < 15; n++) backlog.push({ order: `${i}.${n}` });
}

function serve(i) {
  const done = backlog.splice(0, Math.floor(Math.random() * 7));
  if (i % 4 === 0) receipts.push({ at: Date.now(), served: done.length });
  return done.length;
}

export function round(i) {
  arrive(i);
  return serve(i);
}
