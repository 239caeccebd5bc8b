import type { GraderAssets } from './assets.ts';
import { grade } from './grade.ts';
import { measure } from './measure.ts';
import { type Reply, requestSchema } from './protocol.ts';

/** A worker's whole work, in Node and in a browser: one request in, one reply out. Never throws. */
export async function answer(assets: Promise<GraderAssets>, message: unknown): Promise<Reply> {
  const parsed = requestSchema.safeParse(message);
  if (!parsed.success) {
    const id = Number((message as { id?: unknown } | null)?.id ?? -1);
    return { kind: 'failed', id, message: `request: ${parsed.error.message}` };
  }
  const request = parsed.data;
  const { id } = request;
  try {
    const loaded = await assets;
    const start = performance.now();
    if (request.kind === 'grade') {
      const verdict = await grade(loaded, request.exercise, request.source, request.variant);
      return { kind: 'graded', id, verdict, milliseconds: performance.now() - start };
    }
    const options = request.rounds === undefined ? {} : { rounds: request.rounds };
    const measurement = await measure(loaded, request.source, options);
    return {
      ...{ kind: 'measured', id, milliseconds: performance.now() - start },
      measurement: {
        ...measurement,
        rounds: [...measurement.rounds],
        retainers: [...measurement.retainers],
      },
    };
  } catch (error) {
    return { kind: 'failed', id, message: (error as Error).message };
  }
}
