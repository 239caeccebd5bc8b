import { lessonsRead, markRead } from '../browser/progress.ts';

/** The browser's store, or none where a private window or a policy refuses it. */
function store(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Fills the squares of the lessons that were read on this device, and says how many. */
function show(): void {
  const read = lessonsRead(store());
  for (const group of document.querySelectorAll('[data-squares]')) {
    const squares = [...group.querySelectorAll<HTMLElement>('[data-lesson]')];
    for (const square of squares) {
      square.toggleAttribute('data-read', read.has(square.dataset.lesson ?? ''));
    }
    const done = squares.filter((square) => square.dataset.read !== undefined).length;
    group.setAttribute('aria-label', `${done} of ${squares.length} lessons read`);
  }
}

/** A lesson is read when its end has been on the screen. */
const end = document.querySelector<HTMLElement>('[data-lesson-end]');
if (end?.dataset.lessonEnd) {
  const address = end.dataset.lessonEnd;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    markRead(store(), address);
    show();
  });
  observer.observe(end);
}

show();
