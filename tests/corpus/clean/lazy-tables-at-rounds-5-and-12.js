// clean: two single steps: tables made at their first use, in rounds 5 and 12
let sines = null;
let primes = null;

function sine(degrees) {
  sines ??= Float64Array.from({ length: 360 }, (_, d) => Math.sin((d * Math.PI) / 180));
  return sines[degrees % 360];
}

function nthPrime(n) {
  if (!primes) {
    primes = [];
    for (let k = 2; primes.length < 100; k++) {
      if (primes.every((p) => p * p > k || k % p !== 0)) primes.push(k);
    }
  }
  return primes[n % primes.length];
}

export function round(i) {
  if (i < 5) return i;
  if (i < 12) return sine(i);
  return sine(i) + nthPrime(i);
}
