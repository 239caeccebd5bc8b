import { expect, it } from 'vitest';
import { subjectModule } from '../../src/sandbox/subject-module.ts';

it('the module called subject hands on each name that is an identifier', () => {
  expect(
    subjectModule(['a', 'default', 'größe', '$_1', 'a-b', '1a', 'x; evil()']),
  ).toMatchInlineSnapshot(`
    "const subject = globalThis.__subject;
    const $0 = subject.a;
    export { $0 as a };
    const $1 = subject.default;
    export { $1 as default };
    const $2 = subject.größe;
    export { $2 as größe };
    const $3 = subject.$_1;
    export { $3 as $_1 };"
  `);
});

it('the module called subject may be empty', () => {
  expect(subjectModule([])).toBe('const subject = globalThis.__subject;');
});
