import type { ComponentChildren } from 'preact';
import type { Asking } from '../kit/question.ts';
import type { Box } from './geometry.ts';

interface TargetProps {
  /** The option that it stands for. */
  id: string;
  label: string;
  ask: Asking | undefined;
  /** What is lit while it can be picked. */
  box: Box;
  children: ComponentChildren;
}

/** A part of a drawing that answers a question: a key lies over it while the question is open. */
export function Target({ id, label, ask, box, children }: TargetProps) {
  const pick = (): void => ask?.pick(id);
  return (
    <g>
      {children}
      {ask?.options.has(id) && (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an svg
        <rect
          class={ask.picked.has(id) ? 'target picked' : 'target'}
          x={box.x - 3}
          y={box.y - 3}
          width={box.width + 6}
          height={box.height + 6}
          rx="4"
          role="button"
          // Preact sets an svg's attributes as they are spelled, and svg minds the case.
          tabindex={0}
          aria-label={label}
          aria-pressed={ask.picked.has(id)}
          onClick={pick}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            pick();
          }}
        />
      )}
    </g>
  );
}
