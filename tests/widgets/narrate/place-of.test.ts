import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import type { MachineState } from '../../../src/model/machine/state.ts';
import { placeOf, sayByte, sayPage, sayPlace } from '../../../src/widgets/narrate/place-of.ts';
import { processLabel } from '../../../src/widgets/narrate/process-label.ts';
import { framesOf } from './told.ts';

const last = (text: string): MachineState =>
  framesOf<MachineState, MachineEvent>(text).at(-1)!.state;

const state = last(`a = malloc 64KB; b = malloc 16; c = malloc 16; free c; x = new 4KB
  m = mmap 10KB; gone = mmap 8KB; munmap gone; f = mmap 4KB file lib
  fork kid; spawn web; kill web`);

const named = (name: string) => state.processes[0]!.named.find((one) => one.name === name)!.address;

describe('the place of an address', () => {
  const said = (address: number | string, process: string | number = 'main') => {
    const place = placeOf(state, process, address);
    return place && [sayPlace(place), sayByte(place, address), sayPage(place, address)];
  };

  it('is a byte and a page of a block, a mapping or an object', () => {
    expect(said(named('a') + 4096)).toEqual(['a', 'byte 4,096 of a', 'page 2 of a']);
    expect(said(named('b'))).toEqual(['b', 'byte 0 of b', 'b']);
    expect(said(named('x') + 4095)?.[1]).toBe('byte 4,095 of x');
    expect(said(named('f'))?.[0]).toBe('f');
  });

  it('takes in the rest of the last page of a mapping, but not of a block', () => {
    expect(said(named('m') + 12287)).toEqual(['m', 'byte 12,287 of m', 'page 3 of m']);
    expect(said(named('b') + 16)).toEqual(['the heap', 'the heap', 'the heap']);
  });

  it('is an area where no name is', () => {
    expect(said('0x7fffffffe000')?.[0]).toBe('the stack');
    expect(said(0x400000)?.[0]).toBe('the file /usr/bin/main');
    expect(said(0x403000)?.[0]).toBe('unnamed memory');
    expect(said(0x10)).toBeUndefined();
  });

  it('says that a block was given back; a mapping that was is nowhere', () => {
    expect(said(named('c'))?.[1]).toBe('byte 0 of the freed c');
    expect(placeOf(state, 'main', named('gone'))).toBeUndefined();
  });

  it('of a page is what has most of it', () => {
    const page = Math.floor(named('b') / 4096) * 4096;
    expect(sayPlace(placeOf(state, 'main', page, 4096)!)).toBe('x');
  });

  it('belongs to a process, by name or pid, that has not ended', () => {
    expect(said(named('a'), state.processes[1]!.pid)?.[0]).toBe('a');
    expect(said(named('a'), 'web')).toBeUndefined();
    expect(said(named('a'), 'nobody')).toBeUndefined();
  });
});

it('a process has its name, or a number', () => {
  expect([101, 'kid', 7].map((process) => processLabel(state, process))).toEqual([
    'kid',
    'kid',
    'process 7',
  ]);
});
