import type { ComponentChildren } from 'preact';

interface DrawingProps {
  /** A prefix for ids, unique on the page. */
  id: string;
  width: number;
  height: number;
  /** What a reader who can't see it is told first; the twin and the sentence say the rest. */
  label: string;
  children: ComponentChildren;
}

/**
 * An svg on figure paper, one unit a CSS pixel, with the hatch that free memory is drawn in.
 * Without a question it is one picture to a screen reader; with targets inside, a group.
 */
export function Drawing({ id, width, height, label, children }: DrawingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an svg
    <svg
      class="draw"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={label}
    >
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="hatch-line" d="M0 0V6" />
        </pattern>
      </defs>
      {children}
    </svg>
  );
}

/** The fill of free, unmapped or unreachable memory in the drawing with this id. */
export const hatchOf = (id: string): string => `url(#${id}-hatch)`;
