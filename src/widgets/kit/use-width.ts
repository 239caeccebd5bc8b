import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Figure paper has squares of 16 px; drawings are as wide as whole squares of it. */
const square = 16;
const least = 288;
const most = 832;

/** Widths that the build draws, of which a style sheet shows one until the page can measure. */
export const builtWidths = { wide: 832, medium: 560, narrow: 320 } as const;

/**
 * The width that a drawing in this box may have; undefined before there was a box to measure. The
 * first measure comes with the page's next layout, a task of its own.
 */
export function useWidth(box: RefObject<HTMLElement>): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const sides = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
      const room = element.clientWidth - sides;
      setWidth(Math.min(Math.max(Math.floor(room / square) * square, least), most));
    };
    // Not in the frame that is being made: drawing is a task, and showing what was drawn another.
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(measure);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [box]);
  return width;
}
