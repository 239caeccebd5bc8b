import { describe, expect, it } from 'vitest';
import {
  apart,
  cutFilm,
  drawFilm,
  labelledRounds,
  nearestSample,
  roundAt,
} from '../../../src/workbench/inside/film.ts';

const round = (number: number, before: number, after: number) => ({
  ...{ round: number, from: number - 1, to: number, peak: before, before, after },
});
const film = {
  every: 128,
  samples: [
    { at: 0, bytes: 0 },
    { at: 0.5, bytes: 600 },
    { at: 1.5, bytes: 900 },
  ],
  rounds: [round(1, 800, 200), round(2, 1000, 400)],
};
const FRAME = { width: 200, height: 100 };

describe('a film in a frame', () => {
  it('goes through samples in order, and down at the end of each round', () => {
    const { line, drops, x, y } = drawFilm(film, FRAME);
    expect([x(0), x(1), x(2)]).toEqual([0, 100, 200]);
    expect(line).toBe(
      `M0 100L50 ${y(600)}L100 ${y(800)}L100 ${y(200)}L150 ${y(900)}L200 ${y(1000)}L200 ${y(400)}`,
    );
    expect(drops.map(({ from, to }) => [from, to])).toEqual([
      [y(800), y(200)],
      [y(1000), y(400)],
    ]);
  });

  it('draws what stays as the floor that each round begins at', () => {
    const { stays, y } = drawFilm(film, FRAME);
    expect(stays).toBe(`M0 ${y(0)}H100V${y(200)}H200V${y(400)}V100H0z`);
  });

  it('has lines across at powers of two, and room above the highest peak', () => {
    const { levels, y } = drawFilm(film, FRAME);
    expect(levels.map(({ bytes }) => bytes)).toEqual([0, 256, 512, 768, 1024]);
    expect(y(1000)).toBeGreaterThan(0);
    expect(y(-50)).toBe(100);
  });

  it('keeps lows and highs where there are more samples than pixels', () => {
    const samples = Array.from({ length: 50_000 }, (_, i) => ({
      ...{ at: i / 25_000, bytes: i === 7777 ? 990 : i % 2 === 0 ? 10 : 20 },
    }));
    const { line, y } = drawFilm({ ...film, samples }, FRAME);
    expect(line.length).toBeLessThan(20_000);
    expect(line).toContain(` ${y(990)}L`);
  });

  it('finds the sample nearest in time, and its round', () => {
    expect([-1, 0.2, 0.3, 1.01, 9].map((at) => nearestSample(film.samples, at))).toEqual([
      0, 0, 1, 2, 2,
    ]);
    expect(roundAt(film.rounds, 1.2)!.round).toBe(2);
    expect(roundAt(film.rounds, 0.2)!.round).toBe(1);
  });

  it('can be cut to some of its rounds', () => {
    const cut = cutFilm(film, 1, 2);
    expect(cut.rounds.map(({ round: number }) => number)).toEqual([2]);
    expect(cut.samples).toEqual([{ at: 1.5, bytes: 900 }]);
  });

  it('labels round numbers of rounds, however wide each round is', () => {
    const places = (x: (round: number) => number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ round: i + 1, x: x(i + 1) }));
    const told = (...of: Parameters<typeof places>) =>
      labelledRounds(places(...of), 28).map(({ round }) => round);
    expect(told((round) => 40 * round, 4)).toEqual([1, 2, 3, 4]);
    expect(told((round) => 8 * round, 26)).toEqual([1, 5, 10, 15, 20, 25]);
    expect(told((round) => 40 * Math.sqrt(round), 130)).toEqual([1, 20, 40, 60, 80, 100, 120]);
    expect(labelledRounds([], 28)).toEqual([]);
  });

  it('leaves out labels that would stand too close', () => {
    expect(
      apart(
        [0, 3, 10, 11, 30].map((x) => ({ x })),
        10,
      ).map(({ x }) => x),
    ).toEqual([0, 10, 30]);
  });
});
