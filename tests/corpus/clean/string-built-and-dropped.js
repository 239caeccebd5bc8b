// clean: a page of HTML is built each round and dropped
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function renderTable(rows) {
  let html = '<table>';
  for (const row of rows) {
    html += '<tr>';
    for (const cell of row) html += `<td>${escape(String(cell))}</td>`;
    html += '</tr>';
  }
  return `${html}</table>`;
}

export function round(i) {
  const rows = Array.from({ length: 20 }, (_, k) => [k, `item <${i}>`, 'a & b']);
  return renderTable(rows).length;
}
