import type { CliffProgram, Standing } from '../../model/cliff/state.ts';
import { ownerAt } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Words } from '../draw/words.tsx';

export const rowHeight = 24;

/** As short as the place at a row's end. */
export const standings: Readonly<Record<Standing, string>> = {
  runs: 'runs',
  'wants the CPU': 'CPU',
  'waits for the disk': 'disk',
  thinks: 'idle',
  killed: 'killed',
};

interface ProgramRowsProps {
  x: number;
  y: number;
  width: number;
  programs: readonly CliffProgram[];
  /** Pages that the whole bar stands for. */
  most: number;
}

/** A bar a program: what it has in RAM, and what is in swap; to scale. */
export function ProgramRows({ x, y, width, programs, most }: ProgramRowsProps) {
  const bar = Math.floor((width - 24 - 112) / 8) * 8;
  const at = (pages: number): number =>
    Math.min(Math.round((pages / Math.max(most, 1)) * bar), bar);
  return (
    <g class="programs">
      {programs.map((program, place) => {
        const { name, resident, swapped, standing } = program;
        const scan = name === 'scan';
        const top = y + place * rowHeight;
        const used = at(resident);
        return (
          <g key={name}>
            <PageSquare
              x={x + 1}
              y={top + 1}
              size={16}
              owner={scan ? 'n' : ownerAt(name.charCodeAt(0) - 65)}
              letter={scan ? 'f' : name}
            />
            <g class={`pgs ${scan ? 'own-n' : `own-${ownerAt(name.charCodeAt(0) - 65)}`}`}>
              {used > 0 && <path d={`M${x + 24.5} ${top + 1.5}h${used}v15h-${used}z`} />}
            </g>
            {swapped > 0 && (
              <rect
                class="in-swap"
                x={x + 24.5 + used}
                y={top + 1.5}
                width={Math.max(at(resident + swapped) - used, 2)}
                height="15"
              />
            )}
            <Words
              x={x + width}
              y={top + 13}
              as="size"
              anchor="end"
              tone={standing === 'killed' ? 'fault' : undefined}
            >
              {scan
                ? `a scan · ${standings[standing]}`
                : `${resident} + ${swapped} · ${standings[standing]}`}
            </Words>
          </g>
        );
      })}
    </g>
  );
}
