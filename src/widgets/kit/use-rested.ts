import { useEffect, useState } from 'preact/hooks';

/** Longer than a frame takes, shorter than it takes to open what is behind. */
const msOfRest = 100;

/**
 * What a value was when it last stood still: for what stands closed behind a drawing, and need not be made
 * anew in the frame that a step has. Where it is urgent, the value itself.
 */
export function useRested<Value>(value: Value, urgent: boolean): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const rest = (): void => setRested(value);
    const timer = setTimeout(rest, msOfRest);
    // A fast play never rests, and what goes to paper has to be what is drawn.
    addEventListener('beforeprint', rest);
    return () => {
      clearTimeout(timer);
      removeEventListener('beforeprint', rest);
    };
  }, [value]);
  return urgent ? value : rested;
}
