// clean: a doubly linked graph that only a cycle collector can free
class Person {
  friends = new Set();
  constructor(name) {
    this.name = name;
    this.self = this;
  }
  befriend(other) {
    this.friends.add(other);
    other.friends.add(this);
  }
}

export function round(i) {
  const people = ['ana', 'ben', 'cleo', 'dan'].map((name) => new Person(`${name}${i}`));
  for (const a of people) for (const b of people) if (a !== b) a.befriend(b);
  return people[0].friends.size;
}
