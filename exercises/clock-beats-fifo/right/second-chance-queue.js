// style: functional, the circle as a list whose first page goes to the end for its second chance
export function createMemory(frames) {
  let circle = [];
  return {
    use(page) {
      if (circle.some((entry) => entry.page === page)) {
        circle = circle.map((entry) => (entry.page === page ? { page, used: true } : entry));
        return false;
      }
      while (circle.length === frames) {
        const [{ page: first, used }, ...others] = circle;
        circle = used ? [...others, { page: first, used: false }] : others;
      }
      circle = [...circle, { page, used: true }];
      return true;
    },
  };
}
