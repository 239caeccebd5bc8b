// fails peak-heap: keeps the numbers as text, which is as long as the recording
export function summarise(read) {
  let text = '';
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    for (const number of chunk) text += `${number} `;
  }
  let count = 0;
  let sum = 0;
  let max;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const number = Number(word);
    count += 1;
    sum += number;
    if (max === undefined || number > max) max = number;
  }
  return { count, sum, max };
}
