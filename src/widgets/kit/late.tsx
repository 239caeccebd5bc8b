import { type ComponentChildren, Fragment, h, hydrate, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inTurn } from './turns.ts';

interface LateProps {
  children: ComponentChildren;
}

/**
 * A part of a figure that comes alive in a task of its own, so that no task is long. Until then it
 * stands as the build drew it. It is a root of its own, which follows its parent's every change.
 */
export function Late({ children }: LateProps) {
  const box = useRef<HTMLDivElement>(null);
  const root = useRef({ drawn: children, latest: children, alive: false }).current;
  root.latest = children;

  useLayoutEffect(() => {
    const element = box.current!;
    inTurn(() => {
      if (!element.isConnected) return;
      // What the build drew is what the first render gave; only a render can say what has changed since.
      hydrate(h(Fragment, {}, root.drawn), element);
      if (root.latest !== root.drawn) render(h(Fragment, {}, root.latest), element);
      root.alive = true;
    });
    return () => render(null, element);
  }, [root]);
  useLayoutEffect(() => {
    if (root.alive) render(h(Fragment, {}, children), box.current!);
  });

  if (building) return <div class="late">{children}</div>;
  // Preact keeps what stands in an element with HTML of its own when it hydrates it.
  return <div class="late" ref={box} dangerouslySetInnerHTML={{ __html: '' }} />;
}

const building = typeof document === 'undefined';
