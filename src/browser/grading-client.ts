import { type Job, type Reply, replySchema } from '../grader/protocol.ts';

/** What became of a job; undefined where the kill timer or a cancel ended it before it was judged. */
export type Outcome = Exclude<Reply, { kind: 'ready' | 'explaining' }> | undefined;

interface Running {
  readonly id: number;
  readonly finish: (outcome: Outcome) => void;
  /** Gives it so many milliseconds from now; then `otherwise` is what became of it. */
  readonly allow: (time: number, otherwise?: Outcome) => void;
}

/**
 * A page's one way to the sandbox: a worker that runs one job at a time. What never comes back is
 * ended with its worker, and the next job gets a new one, so a run can't hurt the page or the next.
 */
export class GradingClient {
  /**
   * Long builtins never tick, so a clock has to end them; milliseconds. Twenty times what a usual
   * run takes, and short enough that a busy machine still answers within 5 s.
   */
  static readonly killAfter = 3000;
  /** To explain is to run once more and read the heap several times, to count to run twice: ms. */
  static readonly killExplainAfter = 10_000;
  #worker: Worker | undefined;
  #ready: Promise<void> = Promise.resolve();
  #running: Running | undefined;
  #explained: Worker | undefined;
  #nextId = 1;

  /** Whether the worker that explained last is still there, and with it the snapshot it keeps. */
  get keepsSnapshot(): boolean {
    return this.#explained !== undefined && this.#explained === this.#worker;
  }

  /** Starts the worker and loads the sandbox ahead of the first run. */
  warm(): void {
    this.#start();
  }

  /** Runs a job; a job that is still running is cancelled first. */
  async run(job: Job): Promise<Outcome> {
    this.cancel();
    const worker = this.#start();
    const id = this.#nextId++;
    return new Promise<Outcome>((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let known: Outcome;
      const finish = (outcome: Outcome) => {
        clearTimeout(timer);
        if (this.#running?.id === id) this.#running = undefined;
        // A verdict that was there before the sandbox failed is not lost with it.
        resolve(outcome?.kind === 'failed' ? (known ?? outcome) : outcome);
      };
      const allow = (time: number, otherwise?: Outcome) => {
        clearTimeout(timer);
        known = otherwise;
        timer = setTimeout(() => this.#end(known), time);
      };
      this.#running = { id, finish, allow };
      worker.postMessage({ ...job, id });
      // Loading the sandbox over a slow line is not the program's fault: the clock waits for it.
      void this.#ready.then(() => {
        if (this.#running?.id !== id) return;
        const { killAfter, killExplainAfter } = GradingClient;
        const isLong = job.kind === 'explain' || job.kind === 'allocations';
        allow(isLong ? killExplainAfter : killAfter);
      });
    });
  }

  /** Ends the running job, and its worker, since a busy worker can't listen. */
  cancel(): void {
    this.#end(undefined);
  }

  /** Ends the worker, busy or not. The next job starts another. */
  close(): void {
    this.cancel();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./grading.worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    this.#ready = new Promise((resolve) => {
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const parsed = replySchema.safeParse(event.data);
        const reply: Reply = parsed.success
          ? parsed.data
          : {
              kind: 'failed',
              id: this.#running?.id ?? -1,
              message: 'The sandbox gave no answer that makes sense. Run again.',
            };
        if (reply.kind === 'ready') resolve();
        else if (reply.id !== this.#running?.id) return;
        else if (reply.kind === 'explaining') {
          // The program is over; to look up what holds its memory gets a time of its own.
          this.#running.allow(GradingClient.killExplainAfter, reply.known);
        } else {
          // A sandbox that failed is not used again.
          if (reply.kind === 'failed') this.#discard(worker);
          if (reply.kind === 'explained') this.#explained = worker;
          this.#running.finish(reply);
        }
      });
    });
    worker.addEventListener('error', (event) => {
      this.#discard(worker);
      const message =
        event.message || 'The sandbox could not be started. Reload the page and run again.';
      this.#running?.finish({ kind: 'failed', id: this.#running.id, message });
    });
    return worker;
  }

  #end(outcome: Outcome): void {
    if (!this.#running) return;
    const { finish } = this.#running;
    this.#running = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    finish(outcome);
  }

  #discard(worker: Worker): void {
    worker.terminate();
    if (this.#worker === worker) this.#worker = undefined;
  }
}
