import { fitted, textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { codeTop, lineHeight } from './geometry.ts';

interface ListingProps {
  file: string;
  note: string;
  lines: readonly string[];
  /** The line of this step, from 1. */
  now: number | undefined;
  /** The word for what went wrong in it. */
  fault: string | undefined;
  width: number;
  /** How many there is room for. */
  shown: number;
  ask: Asking | undefined;
}

const numberWidth = 24;

const fits = (code: string, word: string, width: number): boolean =>
  textWidth(code, 12) + textWidth(word, 12) + 24 < width;

/** The program's source, with the line of this step in amber; where it is long, the lines around it. */
export function Listing({ file, note, lines, now, fault, width, shown, ask }: ListingProps) {
  const most = Math.max(lines.length - shown, 0);
  const first = Math.min(Math.max((now ?? 1) - 1 - Math.floor(shown / 2), 0), most);
  const height = shown * lineHeight + 16;
  return (
    <g class="listing">
      <Words x={0} y={14} as="head">
        {file}
      </Words>
      <Words x={textWidth(file, 14) + 12} y={14} as="note">
        {note}
      </Words>
      <rect class="sheet" x={0.5} y={codeTop - 8.5} width={width - 1} height={height} rx="4" />
      {lines.slice(first, first + shown).map((text, index) => {
        const line = first + index + 1;
        const y = codeTop + index * lineHeight;
        const code = text.trimStart();
        const x = numberWidth + 8 + textWidth(' '.repeat(text.length - code.length), 12);
        const classes = ['line', line === now && 'now', line === now && fault && 'fault'];
        return (
          <Target
            key={line}
            id={`line:${line}`}
            label={`line ${line}: ${code}`}
            ask={ask}
            box={{ x: 4, y: y + 3, width: width - 8, height: lineHeight - 6 }}
          >
            <g class={classes.filter(Boolean).join(' ')}>
              {line === now && (
                <rect class="lit" x={1} y={y} width={width - 2} height={lineHeight} />
              )}
              {line === now && <rect class="edge" x={1} y={y} width={5} height={lineHeight} />}
              <text class="number" x={numberWidth - 2} y={y + 14} text-anchor="end">
                {line}
              </text>
              <text class="code" x={x} y={y + 14}>
                {fitted(code, 12, width - x - 2)}
              </text>
              {line === now && fault && fits(code, fault, width - x) && (
                <text class="w-note fault" x={width - 8} y={y + 14} text-anchor="end">
                  {fault}
                </text>
              )}
            </g>
          </Target>
        );
      })}
    </g>
  );
}
