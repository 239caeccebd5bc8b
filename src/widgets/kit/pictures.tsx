import { useRef } from 'preact/hooks';
import type { FigureSpec } from './figure-spec.ts';
import type { Moment } from './moment.ts';
import type { Asking } from './question.ts';
import { builtWidths, useWidth } from './use-width.ts';

interface PicturesProps<State, Event> {
  id: string;
  spec: FigureSpec<State, Event>;
  moment: Moment<State, Event>;
  ask: Asking | undefined;
  seek: (step: number) => void;
}

/**
 * The drawing, as wide as there is room. The build can't measure: it draws three, of which the style
 * sheet shows one, and the page keeps the one that fits.
 */
export function Pictures<State, Event>({ id, spec, ...rest }: PicturesProps<State, Event>) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { Picture } = spec;
  return (
    <div class={rest.ask ? 'canvas asking' : 'canvas'} ref={box}>
      {width === undefined ? (
        Object.entries(builtWidths).map(([format, built]) => (
          <div key={format} class={`picture ${format}`}>
            <Picture id={`${id}-${format}`} width={built} {...rest} />
          </div>
        ))
      ) : (
        <div key="measured" class="picture">
          <Picture id={`${id}-pic`} width={width} {...rest} />
        </div>
      )}
    </div>
  );
}
