// clean: growth over 60 rounds that is given back once: calibration samples are dropped for their mean
let samples = [];
let baseline = null;

function calibrate(sample) {
  samples.push(sample);
  if (samples.length === 60) {
    baseline = samples.reduce((sum, s) => sum + s.value, 0) / samples.length;
    samples = null;
  }
}

function measure(value) {
  if (baseline === null) {
    calibrate({ value, at: Date.now() });
    return 0;
  }
  return value - baseline;
}

export function round(i) {
  return measure(20 + Math.sin(i));
}
