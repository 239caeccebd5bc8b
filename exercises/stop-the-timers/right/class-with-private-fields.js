// style: class with private fields, one exit that everything calls
class Run {
  #heartbeat;
  #deadline;
  #end;

  constructor(job, onBeat, resolve, reject) {
    this.#end = { resolve, reject };
    this.#heartbeat = setInterval(() => onBeat(job.id), 100);
    this.#deadline = setTimeout(() => this.#leave('reject', new Error('too long')), job.limit);
    try {
      job.work().then(
        (value) => this.#leave('resolve', value),
        (error) => this.#leave('reject', error),
      );
    } catch (error) {
      this.#leave('reject', error);
    }
  }

  #leave(way, value) {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#deadline);
    this.#end[way](value);
  }
}

export function run(job, onBeat) {
  return new Promise((resolve, reject) => {
    new Run(job, onBeat, resolve, reject);
  });
}
