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
  const root = useRef({ built: children, latest: children, alive: false }).current;
  root.latest = children;

  useLayoutEffect(() => {
    if (root.alive) render(h(Fragment, {}, children), box.current!);
  });
  useLayoutEffect(() => {
    const element = box.current!;
    const draw = (what: ComponentChildren): void => render(h(Fragment, {}, what), element);
    // A figure that the page itself makes must not stand there without its keys, not even for a moment.
    if (!element.firstChild) {
      draw(root.latest);
      root.alive = true;
      return () => render(null, element);
    }
    inTurn(() => {
      if (!element.isConnected) return;
      // What the build drew is what the first render gave; only a render can tell what has changed since.
      hydrate(h(Fragment, {}, root.built), element);
      root.alive = true;
      if (root.latest !== root.built) draw(root.latest);
    });
    return () => render(null, element);
  }, [root]);

  if (building) return <div class="late">{children}</div>;
  // Preact keeps what stands in an element with HTML of its own when it hydrates it.
  return <div class="late" ref={box} dangerouslySetInnerHTML={{ __html: '' }} />;
}

const building = typeof document === 'undefined';
