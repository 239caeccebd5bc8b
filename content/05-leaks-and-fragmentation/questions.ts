import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Graph } from '../../src/model/gc/graph.ts';
import { dominationOf } from '../../src/model/gc/retained.ts';
import type { Random } from '../../src/model/random.ts';

type Wrong = NumericQuestion['wrong'][number];

/** What is left of the wrong answers when those that coincide with another one are dropped. */
function distinct(answer: number, wrong: readonly Wrong[]): Wrong[] {
  const seen = new Set([answer]);
  return wrong.filter((one) => !seen.has(one.answer) && seen.add(one.answer));
}

/** The retained size of one of two objects that share a third. */
export function retainedBy(random: Random): NumericQuestion {
  const own = 1 + random.below(4);
  const rows = 8 * (2 + random.below(8));
  const index = 4 * (1 + random.below(6));
  const image = 32 * (2 + random.below(8));
  const other = 2 + random.below(4);
  const bytes = { page: own, rows, index, image, other };
  const graph: Graph = {
    nodes: [
      { id: 'root', kind: 'root', label: 'root', bytes: 0 },
      ...Object.entries(bytes).map(
        ([id, kib]) => ({ id, kind: 'object', label: id, bytes: kib * 1024 }) as const,
      ),
    ],
    references: [
      ['root', 'page'],
      ['root', 'other'],
      ['page', 'rows'],
      ['rows', 'index'],
      ['index', 'rows'],
      ['page', 'image'],
      ['other', 'image'],
    ].map(([from, to]) => ({ from: from!, to: to!, label: '' })),
  };
  const answer = dominationOf(graph).get('page')!.retained / 1024;
  return {
    ask: `A \`page\` object of ${own} KiB refers to an array of rows of ${rows} KiB and to an image of ${image} KiB. The rows refer to an index of ${index} KiB, and the index back to the rows. A \`history\` object of ${other} KiB, held by a root of its own, refers to the same image. What is the retained size of \`page\`?`,
    answer,
    unit: 'KiB',
    because: `Rows and index hang on \`page\` alone, the ring between them changes nothing: ${own} + ${rows} + ${index} is ${answer} KiB. The image stays when \`page\` goes, because \`history\` holds it.`,
    wrong: distinct(answer, [
      {
        answer: answer + image,
        because: 'That is all that can be reached from it. The image is also held by `history`, so it would not go.',
      },
      {
        answer: own,
        because: 'That is its shallow size, itself without what it refers to.',
      },
      {
        answer: own + rows,
        because: 'The index goes with the rows: it is referred to by them alone, and its own reference back holds nobody.',
      },
      {
        answer: own + rows + image,
        because: 'Those are the two that it refers to directly. What counts is what would be gone without it.',
      },
    ]),
  };
}
