import { useEffect, useRef, useState } from 'preact/hooks';
import { decode, encode, partIn, type Saved, withPart } from './address.ts';

interface AddressProps {
  id: string;
  now: Saved;
  /** The figure as the lesson shows it: not worth a word in the address. */
  home: Saved;
  restore: (saved: Saved) => void;
}

/** Safari throws above 100 changes of the address in 30 seconds; a drag makes more. */
const msToSettle = 350;

/**
 * Keeps a figure's state in the address, so that a link shows what its sender saw.
 * Gives a sentence when an address could not be read. Touches nothing before it is mounted, so
 * that the first picture is the one the server drew.
 */
export function useAddress({ id, now, home, restore }: AddressProps): string | undefined {
  const [notice, setNotice] = useState<string>();
  const [read, setRead] = useState(false);
  const latest = useRef(restore);
  latest.current = restore;
  const text = encode(now);
  const atHome = text === encode(home);

  useEffect(() => {
    const load = (): void => {
      const part = partIn(location.hash, id);
      const saved = part === undefined ? undefined : decode(part);
      setNotice(typeof saved === 'string' ? saved : undefined);
      if (saved !== undefined && typeof saved !== 'string') latest.current(saved);
      setRead(true);
    };
    load();
    addEventListener('hashchange', load);
    return () => removeEventListener('hashchange', load);
  }, [id]);

  useEffect(() => {
    // Before the address has been read there is nothing of ours to write; a bad one is left alone.
    if (!read || (atHome && notice !== undefined)) return;
    const timer = setTimeout(() => {
      if (text === undefined) return;
      const hash = withPart(location.hash, id, atHome ? undefined : text);
      if (hash === location.hash) return;
      history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
      if (!atHome) setNotice(undefined);
    }, msToSettle);
    return () => clearTimeout(timer);
  }, [read, text, atHome, notice, id]);

  return notice;
}
