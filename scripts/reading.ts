// npm run reading: how long each lesson is, and how hard its sentences are; a report, never a gate.
import { fleschKincaid } from 'flesch-kincaid';
import { toString as textOf } from 'mdast-util-to-string';
import { syllable } from 'syllable';
import { visit } from 'unist-util-visit';
import { courseFiles } from '../tests/content/course-files.ts';

/** Adults read about 238 words of plain English a minute (Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047). */
const wordsAMinute = 238;

const rows = courseFiles.map(({ path, source, tree }) => {
  let text = '';
  visit(tree, ['paragraph', 'listItem', 'tableCell'], (node) => {
    // A list item's words are those of its paragraphs.
    if (node.type !== 'listItem') text += `${textOf(node)}\n`;
  });
  const words = text.match(/[\p{L}’'-]+/gu) ?? [];
  const sentences = text.split(/[.?!:]\s|\n/).filter((one) => /\p{L}/u.test(one)).length;
  const grade = fleschKincaid({
    sentence: sentences,
    word: words.length,
    syllable: syllable(words.join(' ')),
  });
  return {
    path: path.replace('content/', ''),
    words: words.length,
    'reading, min': Math.round(words.length / wordsAMinute),
    'said, min': Number(/^minutes: (\d+)$/m.exec(source)?.[1] ?? 0),
    'words a sentence': Number((words.length / sentences).toFixed(1)),
    grade: Number(grade.toFixed(1)),
  };
});
console.table(rows);
