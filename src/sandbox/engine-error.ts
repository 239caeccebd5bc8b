/** The sandbox itself is not what it should be: nothing that was measured can be trusted. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
