import { useEffect } from 'preact/hooks';
import type { TreeNode } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { BytesBar } from './cells.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { ObjectLabel, objectName } from './object-rows.tsx';
import { Pager } from './pager.tsx';
import { HEIGHT, Treemap } from './treemap.tsx';
import { cellsOf } from './treemap-cells.ts';
import { useAnswer } from './use-answer.ts';
import { fromOf, sinceWords, type ViewProps } from './view.ts';

type Props = ViewProps & { node: number | undefined; onUp: () => void };

/** What would be freed with what: a treemap of the dominator tree, and the same as a table. */
export function TreeView({ answers, node, left, onLeft, onOpen, onUp, isAll, since, say }: Props) {
  const { answer, trouble } = useAnswer(answers, node === undefined ? TOP : { ask: 'tree', node });
  useEffect(() => {
    if (!answer) return;
    const name = node === undefined ? 'The program' : objectName(answer.node);
    say(`${name}: ${formatNumber(answer.children.length)} parts shown, largest first.`);
  }, [answer]);
  if (trouble) return <p class="xp-trouble">{trouble}</p>;
  if (!answer) return <div class="xp-map" style={{ height: `${HEIGHT}px` }} />;

  const { node: top, rest } = answer;
  const children = answer.children.filter((child) => isAll || child.isLearners || !top.isLearners);
  const listed = node === undefined && !isAll ? children.filter((one) => one.isLearners) : children;
  const shown = [...listed].sort((a, b) => b.retained - a.retained);
  const go = (child: TreeNode) => {
    const name = objectName(child);
    const kind = child.children > 0 ? 'tree' : 'object';
    if (!(child.children === 0 && child.className === 'engine')) {
      onOpen({ kind, node: child.node, name });
    }
  };
  const from = fromOf(left, 'part');
  const turnTo = (to: number) => onLeft({ from: { part: to } });
  const most = Math.max(0, ...shown.map((child) => child.retained));
  const columns: Column<TreeNode>[] = [
    {
      ...{ key: 'children', title: 'Parts', isNumber: true, isWide: true },
      cell: (child) => formatNumber(child.children),
    },
    {
      ...{ key: 'shallow', title: 'Shallow', isNumber: true, isWide: true },
      cell: (child) => formatBytes(child.shallow),
    },
    {
      ...{ key: 'retained', title: 'Retained', isNumber: true },
      cell: (child) => (
        <BytesBar bytes={child.retained} most={most} isLearners={child.isLearners} />
      ),
    },
  ];
  return (
    <>
      <div class="xp-subbar">
        <p class="xp-lead">
          {node === undefined
            ? 'Each part is what would be freed if it were let go. What two of them hold is a part by itself.'
            : `${formatBytes(top.retained)} would be freed with it.`}
        </p>
        <ul class="xp-legend" aria-label="Legend">
          <li>
            <i class="live" /> yours
          </li>
          <li>
            <i class="new" /> new since {sinceWords(since)}
          </li>
          <li>
            <i class="soft" /> own bytes, sums
          </li>
          {isAll && (
            <li>
              <i class="engine" /> not yours
            </li>
          )}
        </ul>
        {node !== undefined && (
          <button
            type="button"
            class="btn"
            onClick={() => onOpen({ kind: 'object', node, name: top.what })}
          >
            Who holds it
          </button>
        )}
      </div>
      <Treemap
        label={`Treemap of ${node === undefined ? 'the program' : objectName(top)}`}
        cellsIn={(width) => cellsOf(answer, { x: 0, y: 0, width, height: HEIGHT }, isAll)}
        onGo={go}
        onUp={onUp}
      />
      {shown.length > 0 && (
        <DataTable
          name="part"
          caption="The same as a table"
          title="Part"
          columns={columns}
          rows={shown.slice(from, from + PAGE)}
          from={from}
          total={shown.length}
          onTurn={(pages) => {
            const to = from + pages * PAGE;
            if (to >= 0 && to < shown.length) turnTo(to);
          }}
          label={(child) => <ObjectLabel row={{ ...child, isWeak: false }} />}
          canOpen={(child) => !(child.children === 0 && child.className === 'engine')}
          onOpen={go}
        />
      )}
      <div class="xp-subbar">
        <p class="xp-lead">
          {node === undefined
            ? `Names, shapes and code of the program: ${formatBytes(top.shallow)}.`
            : `Its own bytes, with shape and code: ${formatBytes(top.shallow)}.`}
          {rest.count > 0 &&
            ` ${formatNumber(rest.count)} smaller ones: ${formatBytes(rest.retained)}.`}
        </p>
        <Pager of="parts" from={from} count={PAGE} total={shown.length} onFrom={turnTo} />
      </div>
    </>
  );
}

/** Rows of the table at a time. */
const PAGE = 25;
const TOP = { ask: 'tree' } as const;
