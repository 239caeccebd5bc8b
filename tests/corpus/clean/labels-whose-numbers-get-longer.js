// clean: forty labels are written anew each round, with numbers that have more digits later on
const labels = new Array(40).fill('');
const visits = new Array(40).fill(0);

function visit(page, times) {
  visits[page] += times;
  labels[page] = `page ${page}: ${visits[page]} visits`;
}

export function round(i) {
  for (let page = 0; page < labels.length; page++) visit(page, 1 + page * i);
  return labels[i % 40];
}
