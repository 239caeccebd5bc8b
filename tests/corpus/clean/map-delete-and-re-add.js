// clean: a Map that gets new keys each round and loses as many
const jobs = new Map();

function start(id) {
  jobs.set(id, { id, state: 'running', log: [`job ${id} started`] });
}

function finish(id) {
  const job = jobs.get(id);
  job.state = 'done';
  jobs.delete(id);
  return job.log.length;
}

for (let id = 0; id < 10; id++) start(id);

export function round(i) {
  finish(i);
  start(i + 10);
  return jobs.size;
}
