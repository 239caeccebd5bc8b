import { useState } from 'preact/hooks';
import type { Answers } from './answers.ts';
import { saveFile } from './save-file.ts';

interface Props {
  answers: Answers;
  /** Of the file, without its ending. */
  fileName: string;
  say: (text: string) => void;
}

/** Saves the snapshot for other tools, and says where to load it. */
export function ExportKey({ answers, fileName, say }: Props) {
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const { text } = await answers.to({ ask: 'file' });
      const name = `${fileName}.heapsnapshot`;
      saveFile(name, text);
      tell(`Saved ${name}. In Chrome: DevTools → Memory → Load profile.`);
    } catch (error) {
      tell((error as Error).message);
    }
    setIsBusy(false);
  };
  const tell = (text: string) => {
    setNote(text);
    say(text);
  };
  return (
    <div class="xp-export">
      <button type="button" class="btn" onClick={() => void save()} aria-disabled={isBusy}>
        Open in DevTools
      </button>
      <p>{note || `Saves ${fileName}.heapsnapshot for Chrome’s DevTools.`}</p>
    </div>
  );
}
