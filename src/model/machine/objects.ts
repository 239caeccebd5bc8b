/**
 * The objects of a program's collected heap: which variables hold some, and who refers to whom. Their
 * memory is a block of the heap like any other; only who gives it back differs.
 */
export class Objects {
  /** Names of objects that a variable holds. */
  private readonly held: Set<string>;
  /** For each object, those it refers to. */
  private readonly references: Map<string, ReadonlySet<string>>;

  constructor(of?: Objects) {
    this.held = new Set(of?.held);
    this.references = new Map(of?.references);
  }

  /** A new object, held by the variable of its name. */
  add(name: string): void {
    this.held.add(name);
    this.references.set(name, new Set());
  }

  has(name: string): boolean {
    return this.references.has(name);
  }

  isHeld(name: string): boolean {
    return this.held.has(name);
  }

  drop(name: string): void {
    this.held.delete(name);
  }

  refersTo(from: string, to: string): boolean {
    return this.references.get(from)?.has(to) ?? false;
  }

  refer(from: string, to: string): void {
    this.references.set(from, new Set(this.references.get(from)).add(to));
  }

  cut(from: string, to: string): void {
    this.references.set(from, new Set([...this.references.get(from)!].filter((one) => one !== to)));
  }

  /** Those that no variable leads to, in the order they were made. */
  unreachable(): string[] {
    const reached = new Set(this.held);
    // A set's iteration meets what is added on the way, so this visits everything once.
    for (const name of reached) for (const to of this.references.get(name)!) reached.add(to);
    return [...this.references.keys()].filter((name) => !reached.has(name));
  }

  forget(name: string): void {
    this.references.delete(name);
  }

  /** For a drawing: every object, whether a variable holds it, and what it refers to. */
  list(): { name: string; held: boolean; refersTo: string[] }[] {
    return [...this.references].map(([name, refersTo]) => ({
      name,
      held: this.held.has(name),
      refersTo: [...refersTo],
    }));
  }

  clone(): Objects {
    return new Objects(this);
  }
}
