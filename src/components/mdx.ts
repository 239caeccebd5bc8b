import Answer from './Answer.astro';
import At from './At.astro';
import Belief from './Belief.astro';
import CodeBlock from './CodeBlock.astro';
import Exercise from './Exercise.astro';
import Figure from './Figure.astro';
import H2 from './H2.astro';
import H3 from './H3.astro';
import InlineCode from './InlineCode.astro';
import Known from './Known.astro';
import Mechanism from './Mechanism.astro';
import Note from './Note.astro';
import Numeric from './Numeric.astro';
import Platform from './Platform.astro';
import Question from './Question.astro';
import Sample from './Sample.astro';
import Screen from './Screen.astro';
import TableBox from './TableBox.astro';
import Term from './Term.astro';
import Try from './Try.astro';

/** What a lesson can use without importing it: the tags of the course, and Markdown's own. */
export const mdxComponents = {
  h2: H2,
  h3: H3,
  pre: CodeBlock,
  code: InlineCode,
  table: TableBox,
  Answer,
  Belief,
  Exercise,
  At,
  Figure,
  Mechanism,
  Note,
  Numeric,
  Platform,
  Question,
  Sample,
  Screen,
  Known,
  Term,
  Try,
};
