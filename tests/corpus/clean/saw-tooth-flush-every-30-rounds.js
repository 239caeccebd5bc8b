// clean: a long period: 30 rounds of samples become one line of statistics, which replaces the one before
let window = [];
let lastMinute = { mean: 0, worst: 0 };

function sample(ms) {
  window.push({ ms, at: performance.now() });
  if (window.length === 30) {
    const values = window.map((s) => s.ms);
    lastMinute = {
      mean: values.reduce((a, b) => a + b, 0) / values.length,
      worst: Math.max(...values),
    };
    window = [];
  }
  return lastMinute.worst;
}

export function round(i) {
  return sample((i * 37) % 101);
}
