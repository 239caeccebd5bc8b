import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { printable } from '../grader/printable.ts';
import { run } from '../model/model.ts';
import { models } from '../model/models.ts';
import { printMistake } from '../model/script/mistake.ts';
import { printStatement } from '../model/script/parse.ts';
import { mostSteps } from '../model/trace.ts';
import { formatNumber } from '../model/units.ts';
import { readArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { frameJson } from './frame-json.ts';
import { readSimulation } from './simulation.ts';

export const SIMULATE_USAGE = `simulate [FILE|-]
  Runs a script of the memory model, or JSON { model, script, config }, from a file or standard input.
  Prints one frame of the trace a line, as JSON { step, statement, state, events, fault? }.
  Exit code: 2 with line, column, expected and found if it can't be read, else 0; a fault in the
  model, such as a double free, is part of the trace. A trace ends after ${formatNumber(mostSteps)} steps at most;
  then its last frame has the fault "too-long".`;

export const simulateCommand: Command = async (args, { out, err }) => {
  const { positionals } = readArguments(args, {});
  if (positionals.length > 1) {
    throw new UsageError(`simulate: expected one file or -, found ${positionals.length}`);
  }
  const [file = '-'] = positionals;
  const refuse = (why: string) => {
    err(`${printable(file)}: ${printable(why)}`);
    return 2;
  };
  let source: string;
  try {
    source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    return refuse((error as Error).message);
  }

  const read = readSimulation(models, source);
  if (!read.ok) return refuse('error' in read ? printMistake(read.error) : read.why);
  const { model, statements, chosen } = read;
  const trace = run(model, statements, chosen);
  for (let step = 0; step <= trace.last; step += 1) {
    const made = statements[trace.statementAt(step)];
    await out(frameJson(trace.frame(step), made && printStatement(model.forms, made)));
  }
  return 0;
};
