import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ScriptError } from '../../model/script/error.ts';
import { StepList } from '../player/step-list.tsx';
import type { FigureSpec } from './figure-spec.ts';
import type { Moment } from './moment.ts';
import { ScriptPanel } from './script-panel.tsx';
import { Share } from './share.tsx';
import { TwinTables } from './twin-tables.tsx';
import { useRested } from './use-rested.ts';

interface PanelsProps<State, Event> {
  id: string;
  spec: FigureSpec<State, Event>;
  moment: Moment<State, Event>;
  title: string;
  state: string | undefined;
  embedUrl: string;
  /** Where the script stands above the drawing: whether it is open, and its key. */
  script: { readonly open: boolean; readonly toggle: () => void } | undefined;
  onSeek: (step: number) => void;
  onLoad: (script: string) => ScriptError | undefined;
  /** Keys at the end of the row. */
  children: ComponentChildren;
}

const titles = {
  text: 'As text',
  steps: 'All steps',
  script: 'Script',
  share: 'Link and embed',
} as const;
type Panel = keyof typeof titles;

/** What stands behind a figure: its text twin, its steps, its script, its address. One is open at most. */
export function Panels<State, Event>(props: PanelsProps<State, Event>) {
  const { id, spec, moment, title, state, embedUrl, onSeek, onLoad, children } = props;
  const [open, setOpen] = useState<Panel>();
  const told = useRested(moment, open === 'text');
  /** The page as the build drew it: a closed twin is left as it stands until something changes. */
  const teller = spec.teller?.(told);
  const fresh = useRef(typeof document === 'undefined' ? undefined : { told, teller });
  if (open === 'text' || told !== fresh.current?.told || teller !== fresh.current.teller) {
    fresh.current = undefined;
  }
  const twin = useMemo(
    () => (fresh.current ? undefined : <TwinTables tables={spec.twin(told)} />),
    [told, teller, fresh.current],
  );
  const { play, step } = moment;
  const above = (panel: Panel) => (panel === 'script' ? props.script : undefined);
  const body = (panel: Panel): ComponentChildren => {
    switch (panel) {
      case 'text':
        return twin;
      case 'steps':
        return (
          <StepList
            step={step}
            last={play.last}
            operation={(one) => spec.operation?.(play, one) ?? play.operation(one)}
            tell={(one) => spec.narrate(play.at(one))}
            onSeek={onSeek}
          />
        );
      case 'script':
        return <ScriptPanel {...{ id, spec, moment, onLoad }} />;
      case 'share':
        return <Share title={title} state={state} embedUrl={embedUrl} />;
    }
  };

  return (
    <div class="panels">
      <div class="panel-keys">
        {(Object.keys(titles) as Panel[]).map((panel) => (
          <button
            key={panel}
            type="button"
            class="b"
            aria-expanded={above(panel)?.open ?? open === panel}
            aria-controls={`${id}-${panel}`}
            onClick={above(panel)?.toggle ?? (() => setOpen(open === panel ? undefined : panel))}
          >
            {titles[panel]}
          </button>
        ))}
        <span class="rest">{children}</span>
      </div>
      {(Object.keys(titles) as Panel[]).map((panel) =>
        above(panel) ? null : panel === 'text' && fresh.current ? (
          // Preact keeps what stands in an element with HTML of its own when it hydrates it.
          <div
            key={panel}
            id={`${id}-${panel}`}
            class="panel text"
            hidden
            dangerouslySetInnerHTML={{ __html: '' }}
          />
        ) : (
          // The twin is there for paper and for pages without scripts, too: a style sheet shows it then.
          <div key={panel} id={`${id}-${panel}`} class={`panel ${panel}`} hidden={open !== panel}>
            {(open === panel || panel === 'text') && body(panel)}
          </div>
        ),
      )}
    </div>
  );
}
