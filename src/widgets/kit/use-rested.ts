import { useEffect, useState } from 'preact/hooks';

/** Longer than a frame takes, shorter than it takes to open or print what is behind. */
const msOfRest = 100;

/**
 * What a value was when it last stood still: for what stands closed behind a drawing, and need not be made
 * anew in the frame that a step has. Where it is urgent, the value itself.
 */
export function useRested<Value>(value: Value, urgent: boolean): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), msOfRest);
    return () => clearTimeout(timer);
  }, [value]);
  return urgent ? value : rested;
}
