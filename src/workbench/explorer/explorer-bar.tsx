import { sinceWords } from './view.ts';

interface Props {
  tab: 'classes' | 'tree';
  onTab: (tab: 'classes' | 'tree') => void;
  text: string;
  onText: (text: string) => void;
  isAll: boolean;
  onAll: (isAll: boolean) => void;
  rounds: number;
  since: number;
  onSince: (round: number) => void;
  /** Tells this explorer's fields from another's. */
  id: string;
}

const TABS = [
  ['classes', 'Classes'],
  ['tree', 'Treemap'],
] as const;

/** What is looked at: the tabs, a search, what counts as new, and whose things. */
export function ExplorerBar(props: Props) {
  const { tab, id } = props;
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = tab === 'classes' ? 'tree' : 'classes';
    props.onTab(other);
    document.getElementById(`${id}-${other}`)?.focus();
  };
  return (
    <div class="xp-controls">
      <div class="xp-tabs" role="tablist" aria-label="View of the snapshot" onKeyDown={keys}>
        {TABS.map(([name, title]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => props.onTab(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <label class="xp-search">
        <span>Find</span>
        <input
          type="search"
          value={props.text}
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          placeholder="name, class, key"
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      </label>
      <label class="xp-since">
        <span>New since</span>
        <select
          value={String(props.since)}
          onChange={(event) => props.onSince(Number(event.currentTarget.value))}
        >
          {Array.from({ length: Math.max(1, props.rounds) }, (_, round) => (
            <option key={round} value={String(round)}>
              {sinceWords(round)}
            </option>
          ))}
        </select>
      </label>
      <label class="xp-check">
        <input
          type="checkbox"
          checked={props.isAll}
          onChange={(event) => props.onAll(event.currentTarget.checked)}
        />
        Show the engine’s, too
      </label>
    </div>
  );
}
