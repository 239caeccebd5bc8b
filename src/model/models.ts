import { cliffModel } from './cliff/cliff-model.ts';
import { collectorsModel } from './collectors/collectors-model.ts';
import { gcModel } from './gc/model.ts';
import { heapModel } from './heap/heap-model.ts';
import { heapsModel } from './heap/heaps-model.ts';
import { latencyModel } from './latency/latency-model.ts';
import { machineModel } from './machine/model.ts';
import type { AnyModel } from './model.ts';
import { oomModel } from './oom/oom-model.ts';
import { pagingModel } from './paging/model.ts';
import { programModel } from './program/model.ts';
import { raceModel } from './replacement/race-model.ts';
import { replacementModel } from './replacement/replacement-model.ts';
import { stackModel } from './stack/model.ts';

/** Every model that a script can name; the first is meant where a script names none. */
export const models: readonly AnyModel[] = [
  machineModel,
  replacementModel,
  raceModel,
  cliffModel,
  pagingModel,
  stackModel,
  heapModel,
  heapsModel,
  programModel,
  gcModel,
  collectorsModel,
  oomModel,
  latencyModel,
];
