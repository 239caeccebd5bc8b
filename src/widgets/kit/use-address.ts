import { useEffect, useRef, useState } from 'preact/hooks';
import { decode, partIn, type Saved, withPart } from './address.ts';

interface AddressProps {
  id: string;
  /** The state shown, as `encode` writes it; undefined where it is too long for an address. */
  now: string | undefined;
  /** The figure as the lesson shows it: not worth a word in the address. */
  home: string | undefined;
  /** Takes a state from the address, or gives a sentence that says why it can't. */
  restore: (saved: Saved) => string | undefined;
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
  const atHome = now === home;

  useEffect(() => {
    const load = (): void => {
      const part = partIn(location.hash, id);
      const saved = part === undefined ? undefined : decode(part);
      const said = typeof saved === 'object' ? latest.current(saved) : saved;
      setNotice(said);
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
      if (now === undefined) return;
      const hash = withPart(location.hash, id, atHome ? undefined : now);
      if (hash === location.hash) return;
      history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
      if (!atHome) setNotice(undefined);
    }, msToSettle);
    return () => clearTimeout(timer);
  }, [read, now, atHome, notice, id]);

  return notice;
}
