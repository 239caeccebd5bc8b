// leak: static field `all` of Particle: the constructor adds, and only `explode()` removes
class Particle {
  static all = [];
  #velocity;

  constructor(x, velocity) {
    this.x = x;
    this.#velocity = velocity;
    Particle.all.push(this);
  }

  step() {
    this.x += this.#velocity;
    return this.x < 100;
  }

  explode() {
    Particle.all.splice(Particle.all.indexOf(this), 1);
  }
}

export function round(i) {
  const spark = new Particle(90, 4);
  const dust = new Particle(i % 50, 0.1);
  while (spark.step());
  spark.explode();
  dust.step(); // it drifts on for ever
  return Particle.all.length;
}
