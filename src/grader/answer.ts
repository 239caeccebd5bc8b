import { countAllocations } from '../sandbox/allocations/count-allocations.ts';
import { reportOf } from './allocation-report.ts';
import type { GraderAssets } from './assets.ts';
import { explainProgram, type KeptHeap } from './explaining/explain-program.ts';
import { programOf } from './explaining/program.ts';
import { grade } from './grade.ts';
import { inspect } from './inspect/inspect.ts';
import { pageChunks } from './inspect/page-chunks.ts';
import { type Measurement, measure } from './measure.ts';
import { type Judged, type Reply, type Request, requestSchema } from './protocol.ts';
import type { Verdict } from './verdict.ts';

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
    let known: Judged | undefined;
    const onJudged = (judged: Judged): void => {
      known = judged;
      say({ kind: 'explaining', id: request.id, known });
    };
    try {
      return await this.#reply(request, await this.#assets, onJudged);
    } catch (error) {
      // What failed is the look at what holds the memory: the verdict stands without it.
      if (known) return known;
      return { kind: 'failed', id: request.id, message: (error as Error).message };
    }
  }

  async #reply(
    request: Request,
    assets: GraderAssets,
    onJudged: (known: Judged) => void,
  ): Promise<Reply> {
    const { id } = request;
    const start = performance.now();
    const spent = () => performance.now() - start;
    const graded = (verdict: Verdict) =>
      ({ kind: 'graded', id, verdict, milliseconds: spent() }) as const;
    const measured = (found: Measurement) => {
      const { rounds, retainers } = found;
      const measurement = { ...found, rounds: [...rounds], retainers: [...retainers] };
      return { kind: 'measured', id, measurement, milliseconds: spent() } as const;
    };
    switch (request.kind) {
      case 'grade': {
        const { exercise, source, variant } = request;
        const onVerdict = (verdict: Verdict) => onJudged(graded(verdict));
        return graded(await grade(assets, exercise, source, variant, onVerdict));
      }
      case 'measure': {
        const { rounds } = request;
        const onMeasured = (found: Measurement) => onJudged(measured(found));
        const options = { onJudged: onMeasured, ...(rounds === undefined ? {} : { rounds }) };
        return measured(await measure(assets, request.source, options));
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
