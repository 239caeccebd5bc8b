import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Explanation, Query } from '../../grader/explanation.ts';
import type { ExplorerProps } from '../explorer/explorer.tsx';
import type { Ask } from './use-inspection.ts';

interface Props {
  explanation: Explanation;
  ask: Ask;
  /** Name of the file that a snapshot is saved as, without its ending. */
  fileName: string;
  /** The round that the reader asked for; undefined for the one that was taken by itself. */
  since: number | undefined;
  onSince: (round: number) => void;
  onLine: (line: number) => void;
}

/** The explorer of the snapshot, loaded when it is first looked at. */
export function Objects({ explanation, ask, fileName, since, onSince, onLine }: Props) {
  const [Explorer, setExplorer] = useState<ComponentType<ExplorerProps> | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    import('../explorer/explorer.tsx').then(
      (module) => setExplorer(() => module.Explorer),
      () => setTrouble('The explorer could not be loaded. Check your connection and try again.'),
    );
  }, []);
  const { snapshot, rounds } = explanation;
  if (!snapshot) {
    return (
      <p class="in-empty">
        Objects can’t be told apart in this build, only blocks: see the map of them.
      </p>
    );
  }
  if (!Explorer) return <p class="in-empty">{trouble || 'Loading the explorer …'}</p>;
  const answer = async (query: Query): Promise<Answer> => {
    const found = await ask(query);
    // The run that was asked about has been replaced: what waits for this is about to go.
    return found ?? new Promise<Answer>(() => {});
  };
  return (
    <div class="in-flush">
      <Explorer
        ask={answer}
        summary={snapshot}
        rounds={rounds}
        since={since ?? snapshot.since}
        onSince={onSince}
        onLine={onLine}
        fileName={fileName}
      />
    </div>
  );
}
