import fc from 'fast-check';

/**
 * The same random runs each time where tests gate, so that what was green stays green; new ones each
 * time in `npm run verify`, which says the seed of what it finds.
 */
if (!process.env.PAGEFAULT_WHOLE) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 4096 });
