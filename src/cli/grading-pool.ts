import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Job, type Judged, type Reply, replySchema } from '../grader/protocol.ts';

/** What became of a job; undefined where the kill timer ended it. */
export type Outcome = Reply | undefined;

interface Thread {
  readonly worker: Worker;
  /** Resolves when the thread has loaded the sandbox. */
  readonly ready: Promise<void>;
  onReply: (reply: Reply) => void;
  alive: boolean;
}

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
  /** To look up what holds the memory is to run once more and read the heap several times: ms. */
  static readonly killExplainAfter = 10_000;
  readonly #killAfter: number;
  readonly #killExplainAfter: number;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Thread[] = [];
  readonly #busy = new Set<Thread>();
  readonly #size: number;
  #nextId = 1;
  #closed = false;

  constructor(
    size = Math.max(1, Math.min(availableParallelism(), 8)),
    killAfter = GradingPool.killAfter,
    killExplainAfter = GradingPool.killExplainAfter,
  ) {
    this.#size = size;
    this.#killAfter = killAfter;
    this.#killExplainAfter = killExplainAfter;
  }

  run(job: Job): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle, ...this.#busy].map((thread) => thread.worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#closed) return;
    if (this.#idle.length === 0 && this.#busy.size >= this.#size) return;
    let thread = this.#idle.pop();
    while (thread && !thread.alive) thread = this.#idle.pop();
    thread ??= this.#start();
    this.#busy.add(thread);
    void this.#serve(thread, this.#waiting.shift()!);
  }

  #start(): Thread {
    // The heap is for the host's part only: a program's memory is its own wasm memory.
    const worker = new Worker(new URL('./grading-worker.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    });
    let announce = () => {};
    const ready = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const thread: Thread = { worker, ready, onReply: () => {}, alive: true };
    worker.on('message', (message: unknown) => {
      const reply = replySchema.safeParse(message);
      if (!reply.success) thread.onReply(broken(`reply: ${reply.error.message}`));
      else if (reply.data.kind === 'ready') announce();
      else thread.onReply(reply.data);
    });
    worker.on('error', (error) => thread.onReply(broken((error as Error).message)));
    worker.on('exit', () => {
      thread.alive = false;
      thread.onReply(broken('The worker thread ended.'));
    });
    return thread;
  }

  async #serve(thread: Thread, { job, resolve }: Waiting): Promise<void> {
    const id = this.#nextId++;
    let known: Judged | undefined;
    const outcome = await new Promise<Outcome>((done) => {
      let timer: NodeJS.Timeout | undefined;
      let over = false;
      const finish = (result: Outcome) => {
        over = true;
        clearTimeout(timer);
        done(result);
      };
      const wait = (time: number) => {
        clearTimeout(timer);
        if (!over) timer = setTimeout(() => finish(undefined), time);
      };
      thread.onReply = (reply) => {
        if (reply.id !== id && reply.id !== BROKEN) return;
        // The program is over; to look up what holds its memory gets a time of its own.
        if (reply.kind === 'explaining') {
          known = reply.known;
          wait(this.#killExplainAfter);
        } else finish(reply);
      };
      // A thread that is still starting is not the program's fault: the clock waits for it.
      void thread.ready.then(() => wait(this.#killAfter));
      thread.worker.postMessage({ ...job, id });
    });
    this.#busy.delete(thread);
    if (outcome && outcome.kind !== 'failed' && thread.alive) this.#idle.push(thread);
    else void thread.worker.terminate();
    // A verdict that was there before the thread was ended or failed is not lost with it.
    resolve(!outcome || outcome.kind === 'failed' ? (known ?? outcome) : outcome);
    this.#next();
  }
}

const BROKEN = -2;
const broken = (message: string): Reply => ({ kind: 'failed', id: BROKEN, message });
