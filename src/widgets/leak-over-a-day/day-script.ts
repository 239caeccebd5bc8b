/** A day of a small web service, in twelve parts of two hours. */
export interface Day {
  /** memory.max of its cgroup; none without it. */
  readonly limit?: string;
  /** The cache lets go of an entry after so many parts; never without it: the leak. */
  readonly keeps?: number;
  /** Parts after which a new process takes over: a restart by night, say. */
  readonly restarts?: readonly number[];
  /** The part in which the kernel kills it while it loads a session: what would follow is not there. */
  readonly killed?: number;
  /** What a session and a request body take. */
  readonly session?: string;
  readonly request?: string;
}

const parts = 12;

/** The script of a day: what each request makes, what the cache keeps, and when a process ends. */
export function dayScript(day: Day): string {
  const { limit, keeps, restarts = [], killed, session = '12KB', request = '48KB' } = day;
  const lines = ['model machine ram=320KB swap=0'];
  if (limit !== undefined) lines.push(`limit ${limit} in web`);
  let process = 'web';
  let born = 1;
  const start = (): void => {
    lines.push(`spawn ${process} group=web; ${process}: cache = new 4KB`);
  };
  start();
  for (let part = 1; part <= parts; part += 1) {
    lines.push(`${process}: r = new ${request}; ${process}: touch r`);
    const entry = `s${part}`;
    lines.push(`${process}: ${entry} = new ${session}; ${process}: touch ${entry}`);
    const ends = part === killed;
    if (!ends) {
      lines.push(`${process}: cache -> ${entry}`);
      lines.push(`${process}: drop ${entry}; ${process}: drop r`);
      const old = keeps === undefined ? 0 : part - keeps;
      if (old >= born) lines.push(`${process}: cut cache -> s${old}`);
      lines.push(`${process}: collect`);
    }
    if (ends || restarts.includes(part)) {
      if (!ends) lines.push(`${process}: exit`);
      process = `web${part}`;
      born = part + 1;
      start();
    }
  }
  return lines.join('\n');
}
