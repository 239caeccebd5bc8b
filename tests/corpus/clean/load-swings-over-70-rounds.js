// clean: blocks that rise for 35 rounds and fall for 35: connections by day and by night
const connections = [];

function adjust(wanted) {
  while (connections.length < wanted) connections.push({ id: connections.length, since: Date.now() });
  while (connections.length > wanted) connections.pop();
}

export function round(i) {
  adjust(Math.round(30 + 25 * Math.sin((2 * Math.PI * i) / 70)));
  return connections.length;
}
