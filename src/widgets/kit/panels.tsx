import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ScriptError } from '../../model/script/error.ts';
import { parseScript } from '../../model/script/script.ts';
import { StepList } from '../player/step-list.tsx';
import type { FigureSpec } from './figure-spec.ts';
import type { Moment } from './moment.ts';
import { ScriptEditor } from './script-editor.tsx';
import { Share } from './share.tsx';
import { TwinTables } from './twin-tables.tsx';

interface PanelsProps<State, Event> {
  id: string;
  spec: FigureSpec<State, Event>;
  moment: Moment<State, Event>;
  title: string;
  state: string | undefined;
  embedUrl: string;
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
  const { play, step } = moment;
  const body = (panel: Panel): ComponentChildren => {
    switch (panel) {
      case 'text':
        return <TwinTables tables={spec.twin(moment)} />;
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
        return (
          <ScriptEditor id={id} source={play.source} line={lineOf(spec, moment)} onPlay={onLoad} />
        );
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
            aria-expanded={open === panel}
            aria-controls={`${id}-${panel}`}
            onClick={() => setOpen(open === panel ? undefined : panel)}
          >
            {titles[panel]}
          </button>
        ))}
        <span class="rest">{children}</span>
      </div>
      {(Object.keys(titles) as Panel[]).map((panel) => (
        // The twin is there for paper and for pages without scripts, too: a style sheet shows it then.
        <div key={panel} id={`${id}-${panel}`} class={`panel ${panel}`} hidden={open !== panel}>
          {(open === panel || panel === 'text') && body(panel)}
        </div>
      ))}
    </div>
  );
}

/** The line of the script that made a step. */
function lineOf<State, Event>(
  { models }: FigureSpec<State, Event>,
  { play, step }: Moment<State, Event>,
): number | undefined {
  if (step === 0) return undefined;
  const parsed = parseScript(models, play.source);
  return parsed.ok ? parsed.places[play.trace.statementAt(play.first + step)]?.line : undefined;
}
