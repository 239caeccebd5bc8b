import { fileURLToPath } from 'node:url';

/** Where the course's own exercises and lessons lie. */
export const EXERCISES = fileURLToPath(new URL('../../exercises', import.meta.url));
export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));
