import { useRef } from 'preact/hooks';
import { readProgram } from './read-program.ts';

interface Props {
  onText: (text: string) => void;
  onTrouble: (message: string) => void;
}

/** A key that opens a file of the learner's. */
export function FileKey({ onText, onTrouble }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button class="btn" type="button" onClick={() => input.current?.click()}>
        Open a file
      </button>
      <input
        ref={input}
        type="file"
        accept=".js,.mjs,text/javascript"
        hidden
        aria-label="JavaScript file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = ''; // the same file can be opened again
          if (file) readProgram(file).then(onText, (error: Error) => onTrouble(error.message));
        }}
      />
    </>
  );
}
