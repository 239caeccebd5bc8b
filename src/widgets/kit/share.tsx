import { useState } from 'preact/hooks';
import { longest } from './address.ts';

interface ShareProps {
  title: string;
  /** `id=script@step`; undefined where the script is too long for an address. */
  state: string | undefined;
  /** The address of the page that shows the figure alone. */
  embedUrl: string;
}

/** A link to what is seen, and a frame with it for any page. */
export function Share({ title, state, embedUrl }: ShareProps) {
  const [said, setSaid] = useState('');
  if (state === undefined) {
    return (
      <p>
        This script is too long for a link: links hold at most {longest.toLocaleString('en')}{' '}
        characters. A shorter one can be shared; the script itself can be copied as text.
      </p>
    );
  }
  const here = typeof location === 'undefined' ? '' : location.href;
  const absolute = (address: string): string => (here ? new URL(address, here).href : address);
  const link = `${here.replace(/#.*/, '')}#${state}`;
  const frame = `<iframe src="${absolute(embedUrl)}#${state.replaceAll('"', '%22')}" title="${title}" width="100%" height="760" loading="lazy" style="border:0"></iframe>`;
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied.`);
    } catch {
      setSaid('The browser did not allow it: select the text and copy it.');
    }
  };
  return (
    <div class="share">
      {[
        ['Link', link, 'to this script at this step'],
        ['Embed', frame, 'the figure alone, for a page of yours'],
      ].map(([what, text, about]) => (
        <div key={what} class="row">
          <label>
            {what} <small>{about}</small>
            <input readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <button type="button" class="b" onClick={() => void copy(what!, text!)}>
            Copy {what!.toLowerCase()}
          </button>
        </div>
      ))}
      <p role="status">{said}</p>
    </div>
  );
}
