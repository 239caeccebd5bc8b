// leak: private field `#visited` of the module's crawler, a Set of every URL ever seen
class Crawler {
  #visited = new Set();
  #frontier = [];

  enqueue(url) {
    if (this.#visited.has(url)) return false;
    this.#visited.add(url);
    this.#frontier.push(url);
    return true;
  }

  drain(fetchPage) {
    let fetched = 0;
    while (this.#frontier.length > 0) {
      fetchPage(this.#frontier.pop());
      fetched += 1;
    }
    return fetched;
  }
}

const crawler = new Crawler();

export function round(i) {
  crawler.enqueue('https://shop.example/');
  for (let n = 0; n < 6; n++) crawler.enqueue(`https://shop.example/product/${i}/${n}`);
  let bytes = 0;
  crawler.drain((url) => {
    bytes += url.length;
  });
  return bytes;
}
