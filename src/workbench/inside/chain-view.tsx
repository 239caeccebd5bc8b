import type { PathStepText } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { chainOf, type Link, rootNote } from './chain.ts';
import { LineKey } from './line-key.tsx';

interface Props {
  steps: readonly PathStepText[];
  /** How many like the last node there are, held in the same way. */
  count: number;
  label: string;
  onLine: (line: number) => void;
}

/** Why something is in memory, from a root on: each relation in words above its arrow. */
export function ChainView({ steps, count, label, onLine }: Props) {
  const links = chainOf(steps);
  return (
    <ol class="chain" aria-label={label}>
      {links.map((link, i) => (
        <li key={i} class={link.isRoot ? 'chain-root' : ''}>
          {!link.isRoot && <Arrow link={link} />}
          <Node link={link} count={i === links.length - 1 ? count : 1} onLine={onLine} />
        </li>
      ))}
    </ol>
  );
}

function Arrow({ link }: { link: Link }) {
  return (
    <span class="chain-arrow">
      <span class="chain-says">
        {link.says} {link.name !== '' && <code title={link.name}>{link.name}</code>}
        {link.times > 1 && ` ×${formatNumber(link.times)}`}
      </span>
      <span class="chain-band" aria-hidden="true" />
    </span>
  );
}

function Node({ link, count, onLine }: { link: Link; count: number; onLine: Props['onLine'] }) {
  const many = count > 1;
  return (
    <span class="chain-node">
      <span class={many ? 'chain-box many' : 'chain-box'} title={link.label}>
        <span>{link.label}</span>
      </span>
      <span class="chain-under">
        {link.isRoot ? (
          <span>{rootNote(link.label)}</span>
        ) : (
          <>
            {many && <span>{`one of ${formatNumber(count)} like it`}</span>}
            {link.retained !== undefined && <span>{`keeps ${formatBytes(link.retained)}`}</span>}
          </>
        )}
        {link.line !== undefined && (
          <span>
            {link.isRoot ? 'declared on ' : 'written on '}
            <LineKey line={link.line} onLine={onLine} />
          </span>
        )}
      </span>
    </span>
  );
}
