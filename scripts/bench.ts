// npm run bench: what things take on this machine, with medians; never asserted by the clock.
import { bench } from './bench/all.ts';

for (const line of await bench()) console.log(line);
