// clean: a long rope is held over one round and replaced in the next
let banner = '';

function rope(i) {
  let text = `round ${i}`;
  for (let n = 0; n < 300; n++) text += ` and so on, line ${n} of the banner;`;
  return text;
}

export function round(i) {
  banner = rope(i);
  return banner.length;
}
