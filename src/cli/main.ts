import { CHECK_USAGE, checkCommand } from './check.ts';
import { type Command, UsageError } from './command.ts';
import { GRADE_USAGE, gradeCommand } from './grade.ts';
import { MEASURE_USAGE, measureCommand } from './measure.ts';
import { SERVE_USAGE, serveCommand } from './serve.ts';
import { SIMULATE_USAGE, simulateCommand } from './simulate.ts';

const commands: Record<string, { run: Command; usage: string }> = {
  measure: { run: measureCommand, usage: MEASURE_USAGE },
  grade: { run: gradeCommand, usage: GRADE_USAGE },
  check: { run: checkCommand, usage: CHECK_USAGE },
  simulate: { run: simulateCommand, usage: SIMULATE_USAGE },
  serve: { run: serveCommand, usage: SERVE_USAGE },
};

const usage = () =>
  `pagefault COMMAND\n\n${Object.values(commands)
    .map((command) => command.usage)
    .join('\n\n')}`;

/** Runs a command line. Gives the exit code: 2 for a mistake in the command line itself. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(
      `pagefault: expected one of ${Object.keys(commands).join(', ')}, found "${name}"`,
    );
    return 2;
  }
  try {
    return await command.run(args, {
      out: (line) => new Promise((go) => process.stdout.write(`${line}\n`, () => go())),
      err: (line) => void process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${command.usage}`);
    return 2;
  }
}

// A reader such as `head` that has seen enough is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
