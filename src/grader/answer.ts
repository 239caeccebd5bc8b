import { countAllocations } from '../sandbox/allocations/count-allocations.ts';
import { reportOf } from './allocation-report.ts';
import type { GraderAssets } from './assets.ts';
import { explainProgram, type KeptHeap } from './explaining/explain-program.ts';
import { programOf } from './explaining/program.ts';
import { grade } from './grade.ts';
import { inspect } from './inspect/inspect.ts';
import { pageChunks } from './inspect/page-chunks.ts';
import { measure } from './measure.ts';
import { type Reply, type Request, requestSchema } from './protocol.ts';

/** Warm-up, rounds measured, and those to see what stays (see `countAllocations`). */
const COUNTED_ROUNDS = 24;

/**
 * A worker's whole work, in Node and in a browser: one request in, one reply out. It keeps the heap
 * that it explained last. `say` hears what comes before the reply. Never throws.
 */
export class Answerer {
  readonly #assets: Promise<GraderAssets>;
  #kept: KeptHeap | undefined;

  constructor(assets: Promise<GraderAssets>) {
    this.#assets = assets;
  }

  async answer(message: unknown, say: (reply: Reply) => void = () => {}): Promise<Reply> {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) {
      const id = Number((message as { id?: unknown } | null)?.id ?? -1);
      return { kind: 'failed', id, message: `request: ${parsed.error.message}` };
    }
    const request = parsed.data;
    try {
      return await this.#reply(request, await this.#assets, say);
    } catch (error) {
      return { kind: 'failed', id: request.id, message: (error as Error).message };
    }
  }

  async #reply(
    request: Request,
    assets: GraderAssets,
    say: (reply: Reply) => void,
  ): Promise<Reply> {
    const { id } = request;
    const start = performance.now();
    const spent = () => performance.now() - start;
    const onJudged = () => say({ kind: 'explaining', id });
    switch (request.kind) {
      case 'grade': {
        const { exercise, source, variant } = request;
        const verdict = await grade(assets, exercise, source, variant, onJudged);
        return { kind: 'graded', id, verdict, milliseconds: spent() };
      }
      case 'measure': {
        const { rounds } = request;
        const options = { onJudged, ...(rounds === undefined ? {} : { rounds }) };
        const found = await measure(assets, request.source, options);
        const measurement = {
          ...found,
          rounds: [...found.rounds],
          retainers: [...found.retainers],
        };
        return { kind: 'measured', id, measurement, milliseconds: spent() };
      }
      case 'explain': {
        this.#kept = undefined;
        const { source, exercise, variant, measured, leaks, since } = request;
        const program = programOf(source, exercise, variant);
        const { explanation, kept } = await explainProgram(assets, program, {
          ...{ measured, leaks, since },
        });
        this.#kept = kept;
        return { kind: 'explained', id, explanation, milliseconds: spent() };
      }
      case 'allocations': {
        const { source, exercise, variant, measured } = request;
        const program = programOf(source, exercise, variant);
        const rounds = Math.min(measured, COUNTED_ROUNDS);
        const count = await countAllocations(assets, { ...program, rounds });
        return { kind: 'counted', id, allocations: reportOf(count), milliseconds: spent() };
      }
      case 'inspect': {
        if (!this.#kept) {
          const message = 'There is no heap to look into any more: run the code again.';
          return { kind: 'failed', id, message };
        }
        const { query } = request;
        if (query.ask === 'chunks') {
          const chunks = pageChunks(this.#kept, query.round, query.page);
          return { kind: 'inspected', id, answer: { ask: 'chunks', chunks } };
        }
        const { heap, lines } = this.#kept;
        if (heap) return { kind: 'inspected', id, answer: inspect(heap, query, lines) };
        const message = 'The heap of this run could not be read, so it has no objects to show.';
        return { kind: 'failed', id, message };
      }
    }
  }
}
