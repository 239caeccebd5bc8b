import { everyCase } from './golden.ts';
import { expectVictim, type OomCase } from './oom-case.ts';

everyCase<OomCase>('linux61-oom.json', expectVictim);
