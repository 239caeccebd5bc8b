import type { Engine } from '../engine.ts';
import type { Model } from '../model.ts';
import type { PagingEvent } from './event.ts';
import { SegmentsEngine } from './segments-engine.ts';
import { type PagingSettings, pagingSettings } from './settings.ts';
import { type PagingStatement, pagingForms } from './statements.ts';
import { TablesEngine } from './tables-engine.ts';
import type { PagingView } from './view.ts';

export const pagingModel: Model<PagingSettings, PagingStatement, PagingView, PagingEvent> = {
  name: 'paging',
  summary: 'How an address becomes a place in memory: page tables, the TLB, and segments.',
  settings: pagingSettings,
  forms: pagingForms,
  create(settings): Engine<PagingView, PagingStatement, PagingEvent> {
    const { scheme } = settings;
    return scheme === 'segments' || scheme === 'base'
      ? new SegmentsEngine(settings)
      : new TablesEngine(settings);
  },
};
