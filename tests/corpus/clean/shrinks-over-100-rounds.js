// clean: a backlog that was there at the start is worked off
const backlog = Array.from({ length: 200 }, (_, id) => ({ id, payload: `job ${id}` }));
const done = { count: 0, last: null };

export function round() {
  for (const job of backlog.splice(0, 2)) {
    done.count += 1;
    done.last = job.payload;
  }
  return done.count;
}
