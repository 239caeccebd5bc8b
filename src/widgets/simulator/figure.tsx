import { models } from '../../model/models.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { HostPicture, hostOf, useArrivals } from './host.tsx';
import { scenarios } from './scenarios.ts';

export const spec: FigureSpec<unknown, unknown> = {
  name: 'simulator',
  title: 'The simulator',
  summary:
    'Every model of the course behind one script: write statements of your own and play them, from an empty machine to an OOM kill.',
  models,
  scenarios,
  legend: [
    { swatch: 'used', text: 'in use' },
    { swatch: 'free', text: 'free' },
    { swatch: 'now', text: 'this step' },
    { swatch: 'fault', text: 'gone wrong' },
  ],
  operation: (play, step) => hostOf({ play }).operation?.(play, step) ?? play.operation(step),
  word: (moment) => hostOf(moment).word(moment),
  narrate: (moment) => hostOf(moment).narrate(moment),
  readings: (moment) => hostOf(moment).readings(moment),
  teller: hostOf,
  twin: (moment) => hostOf(moment).twin(moment),
  Picture: HostPicture,
  predict: (now, next) => hostOf(now).predict?.(now, next),
};

export function View(props: FigureProps) {
  useArrivals();
  return <Instrument spec={spec} {...props} open="script" />;
}
