// clean: an array whose index only rises, while what is behind is deleted: its length grows, its memory does not
const jobs = [];
let head = 0;

function submit(job) {
  jobs[head + Object.keys(jobs).length] = job;
}

function take() {
  const job = jobs[head];
  delete jobs[head];
  head += 1;
  return job;
}

for (let n = 0; n < 4; n++) submit({ n });

export function round(i) {
  submit({ n: i });
  return take().n;
}
