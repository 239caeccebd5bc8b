/** What runs inside a page: a worker of the site answers jobs, one after the other, as JSON. */
export interface InPageAnswer {
  /** The verdict or measurement as JSON, byte for byte; undefined where the clock ended the run. */
  readonly json?: string;
  readonly failure?: string;
  readonly milliseconds: number;
}

/** Serialised into the page by the browser drivers, so it may use nothing from outside. */
export async function answerInPage({
  url,
  jobs,
  killAfter,
}: {
  url: string;
  jobs: readonly unknown[];
  killAfter: number;
}): Promise<InPageAnswer[]> {
  type Message = {
    kind: string;
    id: number;
    verdict?: unknown;
    measurement?: unknown;
    message?: string;
    milliseconds: number;
  };
  const start = () => {
    const worker = new Worker(url, { type: 'module' });
    const ready = new Promise<void>((resolve) => {
      worker.addEventListener('message', (event) => {
        if (event.data.kind === 'ready') resolve();
      });
    });
    return { worker, ready };
  };
  let { worker, ready } = start();
  const answers: InPageAnswer[] = [];
  for (const [index, job] of jobs.entries()) {
    await ready;
    const reply = await new Promise<Message | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), killAfter);
      worker.onmessage = (event) => {
        if (event.data.id !== index + 1 || event.data.kind === 'explaining') return;
        clearTimeout(timer);
        resolve(event.data);
      };
      worker.postMessage({ ...(job as object), id: index + 1 });
    });
    if (!reply) {
      worker.terminate();
      ({ worker, ready } = start());
      answers.push({ milliseconds: killAfter });
      continue;
    }
    const value = reply.verdict ?? reply.measurement;
    answers.push({
      ...(value === undefined
        ? { failure: reply.message ?? reply.kind }
        : { json: JSON.stringify(value) }),
      milliseconds: reply.milliseconds,
    });
  }
  worker.terminate();
  return answers;
}
