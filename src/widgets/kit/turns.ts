let last: Promise<unknown> = Promise.resolve();

const rest = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Does a piece of work in a task of its own, after what was asked for before it. */
export function inTurn(work: () => void): void {
  // One part that fails must not keep the others from coming.
  last = last.then(rest).then(work).catch(reportError);
}

/** Until all that was asked for is done. */
export const allDone = (): Promise<unknown> => last;
