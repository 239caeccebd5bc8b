// clean: each call replaces the timer of the call before
function debounce(fn, ms) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), ms);
  };
}

const searches = { count: 0 };
const search = debounce((text) => {
  searches.count += text.length > 0 ? 1 : 0;
}, 300);

export function round(i) {
  for (const text of ['l', 'le', 'lea', `leak ${i}`]) search(text);
  return searches.count;
}
