import { useEffect, useState } from 'preact/hooks';
import type { PictureProps } from '../kit/figure-spec.ts';
import type { AnyMoment, Guest } from './guest.ts';
import { guestAt, guestName, invite, isAwaited, onArrival } from './guests.ts';
import { machineGuest } from './machine-guest.ts';
import { tablesGuest } from './tables-guest.ts';

/** Who draws and tells a moment now: its model's guest, or the tables until it comes. */
export const hostOf = (moment: Pick<AnyMoment, 'play'>): Guest =>
  guestName(moment) === machineGuest.name ? machineGuest : (guestAt(moment) ?? tablesGuest);

/** Draws with the guest of the moment's model, and invites the one that isn't there yet. */
export function HostPicture(props: PictureProps<unknown, unknown>) {
  const { moment } = props;
  const name = guestName(moment);
  useEffect(() => void invite(name), [name]);
  const { Picture, name: sheet } = hostOf(moment);
  return (
    // The guest's own sheet speaks of parts inside its name.
    <div class={sheet} aria-busy={isAwaited(name)}>
      <Picture key={sheet} {...props} />
    </div>
  );
}

/** Draws again when a guest has come. */
export function useArrivals(): void {
  const [, draw] = useState(0);
  useEffect(() => onArrival(() => draw((count) => count + 1)), []);
}
