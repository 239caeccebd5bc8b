/** The service whose day is played, in the words of its own code. */
export const service = [
  'const cache = new Map();',
  'function handle(request) {',
  '  const body = read(request);',
  '  const session = load(request);',
  '  cache.set(request.id, session);',
  '  if (full(cache)) evict(cache);',
  '  return reply(body, session);',
  '}',
] as const;

type Statement = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** The line that a statement of the script stands for, from 1; none for what is not the service's. */
export function lineOf(statement: Statement | undefined): number | undefined {
  switch (statement?.kind) {
    case 'new':
      if (statement.name === 'cache') return 1;
      return statement.name === 'r' ? 3 : 4;
    case 'touch':
      return statement.name === 'r' ? 3 : 4;
    case 'refer':
      return 5;
    case 'cut':
      return 6;
    case 'drop':
      return 7;
    default:
      return undefined;
  }
}
