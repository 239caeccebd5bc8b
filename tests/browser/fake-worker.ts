/** Stands for the worker: says what the test tells it to. */
export class FakeWorker {
  static made: FakeWorker[] = [];
  readonly sent: { kind: string; id: number; source: string }[] = [];
  ended = false;
  #listeners: Record<string, ((event: unknown) => void)[]> = {};

  constructor() {
    FakeWorker.made.push(this);
  }
  addEventListener(type: string, listener: (event: unknown) => void) {
    this.#listeners[type] ??= [];
    this.#listeners[type].push(listener);
  }
  postMessage(message: FakeWorker['sent'][number]) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    for (const listener of this.#listeners.message ?? []) listener({ data });
  }
  fail(message: string) {
    for (const listener of this.#listeners.error ?? []) listener({ message });
  }
}
