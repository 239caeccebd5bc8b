const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/**
 * The source of the module that a workload imports as 'subject': it hands on what the learner's
 * module exports, across the two realms. Values are read once, when the workload starts, so a
 * workload calls functions and does not watch an exported variable change.
 */
export function subjectModule(names: readonly string[]): string {
  const lines = names
    .filter((name) => IDENTIFIER.test(name))
    .map((name, index) => `const $${index} = subject.${name};\nexport { $${index} as ${name} };`);
  return ['const subject = globalThis.__subject;', ...lines].join('\n');
}
