import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { pageStore } from '../browser/local-record.ts';
import { type Work, workOn } from '../browser/work.ts';

const SAVE_AFTER = 250;

/** A learner's work on an exercise: read once, saved as it changes and before the page goes. */
export function useWork(id: string, starter: string) {
  const [work, setWork] = useState<Work>({
    source: starter,
    tries: 0,
    hintsShown: 0,
    passed: false,
  });
  const [kept, setKept] = useState(true);
  // The newest work, for what runs later than the drawing that it was made in.
  const latest = useRef(work);
  const dirty = useRef(false);

  const save = useCallback(() => {
    if (dirty.current) setKept(workOn(pageStore(), id).write(latest.current));
    dirty.current = false;
  }, [id]);
  const update = useCallback((change: Partial<Work>) => {
    latest.current = { ...latest.current, ...change };
    dirty.current = true;
    setWork(latest.current);
  }, []);

  useEffect(() => {
    const there = workOn(pageStore(), id).read();
    if (there) {
      latest.current = there;
      setWork(there);
    }
    addEventListener('pagehide', save);
    return () => removeEventListener('pagehide', save);
  }, [id, save]);
  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [work, save]);

  return { work, latest, kept, update, save };
}
