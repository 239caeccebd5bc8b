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
  play: (script: string, step?: number) => void;
}

/**
 * The drawing, as wide as there is room. The build can't measure: it draws three, of which the style
 * sheet shows one. The page leaves them as they are while it comes alive, and then draws the one that fits.
 */
export function Pictures<State, Event>({ id, spec, ...rest }: PicturesProps<State, Event>) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { Picture } = spec;
  const classes = rest.ask ? 'canvas asking' : 'canvas';
  if (width !== undefined) {
    return (
      <div class={classes} ref={box} key="box">
        <div class="picture">
          <Picture id={`${id}-pic`} width={width} {...rest} />
        </div>
      </div>
    );
  }
  // Preact keeps what stands in an element with HTML of its own when it hydrates it.
  if (!building) {
    return <div class={classes} ref={box} dangerouslySetInnerHTML={{ __html: '' }} key="box" />;
  }
  return (
    <div class={classes} ref={box}>
      {Object.entries(builtWidths).map(([format, built]) => (
        <div key={format} class={`picture ${format}`}>
          <Picture id={`${id}-${format}`} width={built} {...rest} />
        </div>
      ))}
    </div>
  );
}

const building = typeof document === 'undefined';
