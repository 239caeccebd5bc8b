// leak: module binding `epochs`, a chain that gets one link in 25 rounds
let epochs = { number: 0, before: null };
let steps = 0;
const weights = new Float32Array(16).fill(0.5);

function train(sample) {
  for (let k = 0; k < weights.length; k++) weights[k] += 0.01 * (sample - weights[k]);
  steps += 1;
  if (steps % 25 === 0) epochs = { number: epochs.number + 1, before: epochs };
  return weights[0];
}

export const round = (i) => train(Math.sin(i));
