import { describe, expect, it } from 'vitest';
import {
  busiestPage,
  drawPages,
  layoutPages,
  type PageUse,
  pagesPerSquare,
  sumOf,
} from '../../../src/workbench/inside/page-grid.ts';

describe('pages as squares', () => {
  it('draws one square a page, large ones where there are few', () => {
    expect(layoutPages(40, 800)).toEqual({
      ...{ pagesEach: 1, squares: 40, columns: 24, rows: 2, size: 29, pitch: 32 },
    });
    expect(layoutPages(600, 800)).toMatchObject({ pitch: 16, columns: 48, rows: 13 });
    expect(layoutPages(3, 800)).toMatchObject({ columns: 3, rows: 1 });
  });

  it('lets a square stand for several pages where there are thousands', () => {
    expect([1, 1200, 1201, 16_384].map(pagesPerSquare)).toEqual([1, 1, 2, 16]);
    const { squares, columns, rows, pitch } = layoutPages(16_384, 326);
    expect(squares).toBe(1024);
    expect(columns * pitch).toBeLessThanOrEqual(326);
    expect(columns * rows).toBeGreaterThanOrEqual(squares);
  });

  it('fills a square from below in proportion: engine, program, free', () => {
    const pages: PageUse[] = [
      [2048, 1024],
      [4096, 0],
      [0, 0],
    ];
    const { engine, program, free } = drawPages(pages, {
      ...{ pagesEach: 1, squares: 3, columns: 3, rows: 1, size: 16, pitch: 19 },
    });
    expect(engine).toBe('M0 8h16v8h-16zM19 0h16v16h-16z');
    expect(program).toBe('M0 4h16v4h-16z');
    expect(free).toBe('M0 0h16v4h-16zM38 0h16v16h-16z');
  });

  it('shows a byte of use and a byte of room', () => {
    const { program, free } = drawPages(
      [
        [0, 8],
        [0, 4088],
      ],
      {
        ...{ pagesEach: 1, squares: 2, columns: 2, rows: 1, size: 13, pitch: 16 },
      },
    );
    expect(program).toBe('M0 12h13v1h-13zM16 1h13v12h-13z');
    expect(free).toBe('M0 0h13v12h-13zM16 0h13v1h-13z');
  });

  it('sums up the pages of a square, also of one that is not full', () => {
    const pages: PageUse[] = [
      [10, 1],
      [20, 2],
      [30, 4],
    ];
    expect(sumOf(pages, 0, 2)).toEqual([30, 3, 8192]);
    expect(sumOf(pages, 2, 2)).toEqual([30, 4, 4096]);
    expect(busiestPage(pages)).toBe(2);
  });
});
