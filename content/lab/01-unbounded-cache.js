// Unbounded cache: each new question is answered once and remembered for ever.

const answers = new Map();

function answer(question) {
  const known = answers.get(question);
  if (known) return known;
  const made = { question, text: `The answer to ${question}`, asked: 1 };
  answers.set(question, made);
  return made;
}

export function round(i) {
  for (let n = 0; n < 20; n++) answer(`question ${i * 20 + n}`);
}
