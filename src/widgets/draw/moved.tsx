import type { ComponentChildren } from 'preact';

interface MovedProps {
  x: number;
  y: number;
  children: ComponentChildren;
}

/** A thing at a place. Given a key, it glides there from where it was: motion shows a cause. */
export function Moved({ x, y, children }: MovedProps) {
  return (
    <g class="moved" style={{ transform: `translate(${x}px, ${y}px)` }}>
      {children}
    </g>
  );
}
