import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Job, type Reply, replySchema } from '../grader/protocol.ts';

/** What became of a job; undefined where the kill timer ended it. */
export type Outcome = Reply | undefined;

interface Waiting {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
}

/**
 * Worker threads that run untrusted programs, each one at a time under a kill timer: what never
 * comes back is ended with its thread, and the next job gets a new one.
 */
export class GradingPool {
  /** Long builtins never tick, so a clock has to end them; milliseconds. */
  static readonly killAfter = 4000;
  readonly #killAfter: number;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #size: number;
  #nextId = 1;
  #closed = false;

  constructor(size = Math.max(1, Math.min(availableParallelism(), 8)), killAfter = GradingPool.killAfter) {
    this.#size = size;
    this.#killAfter = killAfter;
  }

  run(job: Job): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle, ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#closed) return;
    if (this.#idle.length === 0 && this.#busy.size >= this.#size) return;
    const worker = this.#idle.pop() ?? this.#start();
    this.#busy.add(worker);
    void this.#serve(worker, this.#waiting.shift()!);
  }

  #start(): Worker {
    // The heap is for the host's part only: a program's memory is its own wasm memory.
    return new Worker(new URL('./grading-worker.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    });
  }

  async #serve(worker: Worker, { job, resolve }: Waiting): Promise<void> {
    const id = this.#nextId++;
    const outcome = await new Promise<Outcome>((done) => {
      let timer: NodeJS.Timeout | undefined;
      const arm = () => {
        timer = setTimeout(() => done(undefined), this.#killAfter);
      };
      // A thread that is still starting is not the program's fault: the clock waits for it.
      if (worker.threadId === -1) worker.once('online', arm);
      else arm();
      const finish = (reply: Reply) => {
        clearTimeout(timer);
        done(reply);
      };
      worker.removeAllListeners('message').removeAllListeners('error');
      worker.on('message', (message: unknown) => {
        const reply = replySchema.parse(message);
        if (reply.id === id) finish(reply);
      });
      worker.on('error', (error) => finish({ kind: 'failed', id, message: (error as Error).message }));
      worker.postMessage({ ...job, id });
    });
    this.#busy.delete(worker);
    if (outcome && outcome.kind !== 'failed') this.#idle.push(worker);
    else void worker.terminate();
    resolve(outcome);
    this.#next();
  }
}
