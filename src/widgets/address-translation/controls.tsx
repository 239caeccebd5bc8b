import { useState } from 'preact/hooks';
import type { PagingEvent } from '../../model/paging/event.ts';
import { pagingModel } from '../../model/paging/model.ts';
import type { PagingStatement } from '../../model/paging/statements.ts';
import type { PagingView } from '../../model/paging/view.ts';
import { parseScript } from '../../model/script/script.ts';
import { formatAddress } from '../../model/units.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { firstAddress } from './focus.ts';

const verbs = [
  ['read', 'Read'],
  ['write', 'Write'],
  ['exec', 'Run'],
] as const;

/** An address of the reader's own, translated as the script's last statement. */
export function Controls({ id, moment, play }: ControlsProps<PagingView, PagingEvent>) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? firstAddress(moment);
  const [kernel, setKernel] = useState(false);
  const [said, setSaid] = useState<string>();
  const translate = (verb: string): void => {
    const answer = readAddress(text);
    setSaid(answer.ok ? undefined : answer.why);
    if (!answer.ok) return;
    const { source, last } = moment.play;
    play(`${source.trimEnd()}\n${verb} ${answer.address}${kernel ? ' kernel' : ''}`, last + 1);
  };
  return (
    <div class="controls">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          translate('read');
        }}
      >
        <label class="own-address" for={`${id}-address`}>
          An address of your own
          <input
            id={`${id}-address`}
            value={text}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            aria-invalid={said !== undefined}
            aria-describedby={`${id}-address-said`}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {verbs.map(([verb, name], at) => (
          <button
            key={verb}
            type={at === 0 ? 'submit' : 'button'}
            class="b"
            onClick={at === 0 ? undefined : () => translate(verb)}
          >
            {name}
          </button>
        ))}
        <label class="as-kernel">
          <input
            type="checkbox"
            checked={kernel}
            onChange={(event) => setKernel(event.currentTarget.checked)}
          />
          as the kernel
        </label>
      </form>
      <p id={`${id}-address-said`} class="said" role="status">
        {said && (
          <>
            <span class="pill bad">Mistake</span> {said}
          </>
        )}
      </p>
    </div>
  );
}

type Answer =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly why: string };

/** An address as the script's own reader finds it, or what it expected. */
export function readAddress(text: string): Answer {
  const parsed = parseScript([pagingModel], `model paging\nread ${text}`);
  if (!parsed.ok) {
    const { expected, found } = parsed.error;
    return { ok: false, why: `Expected ${expected}, found ${found}.` };
  }
  const [statement, more] = parsed.statements as readonly PagingStatement[];
  if (more || statement?.kind !== 'read') {
    return { ok: false, why: `Expected one address such as 0x7ffeefbff5a0, found ${text.trim()}.` };
  }
  return { ok: true, address: formatAddress(statement.address) };
}
