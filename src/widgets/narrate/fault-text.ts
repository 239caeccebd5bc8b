import type { Fault } from '../../model/fault.ts';
import { fitting } from './words.ts';

/** What a fault says, after what the step did until then; in as many sentences as are read in one go. */
export function faultText({ message }: Fault, before = ''): string {
  const sentences = message.split(/(?<=\.) (?=[A-Z])/);
  return fitting(before === '' ? sentences : [before, ...sentences]);
}
