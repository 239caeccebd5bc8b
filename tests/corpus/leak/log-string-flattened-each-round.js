// leak: property `text` of `report`, one flat string that is a line longer each round
const report = { text: '', lines: 0 };

function addLine(line) {
  const lines = report.text === '' ? [] : report.text.split('\n');
  lines.push(line);
  report.text = lines.join('\n');
  report.lines = lines.length;
}

export function round(i) {
  addLine(`${i}\tstep finished in ${(i * 37) % 90} ms, nothing to report`);
  return report.lines;
}
