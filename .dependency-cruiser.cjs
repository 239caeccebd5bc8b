/** The floors of ARCHITECTURE.md: a floor imports only floors below it, peers never each other. */
const floors = [
  ['model'],
  ['sandbox', 'course'],
  ['grader'],
  ['browser', 'classroom', 'widgets'],
  ['cli', 'workbench'],
  ['styles'],
  ['components'],
  ['layouts', 'pages'],
];

const floorRules = floors.flatMap((peers, index) => {
  const above = floors.slice(index + 1).flat();
  return peers.flatMap((folder) => {
    const forbidden = [
      ...above,
      ...(index === floors.length - 1 ? [] : peers.filter((peer) => peer !== folder)),
    ];
    if (forbidden.length === 0) return [];
    return [
      {
        name: `floor-${index}-${folder}`,
        comment: `src/${folder} imports only the floors below it`,
        severity: 'error',
        from: { path: `^src/${folder}/` },
        to: { path: `^src/(${forbidden.join('|')})/` },
      },
    ];
  });
});

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'no-circular',
      comment: 'no cycles, not even of types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-is-pure',
      comment: 'src/model imports nothing but itself',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'only-sandbox-imports-quickjs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(sandbox|browser)/' },
      to: { path: 'quickjs' },
    },
    {
      name: 'browser-takes-only-the-wasm',
      comment: 'src/browser may name the address of the wasm file, nothing else of QuickJS',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: { path: 'quickjs', pathNot: '/wasm\\?url$' },
    },
    {
      name: 'no-node-in-the-page',
      comment: 'what runs in a browser does not import Node',
      severity: 'error',
      from: { path: '^src/(model|grader|browser|widgets|workbench)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { pathNot: '\\.astro$' },
      to: { couldNotResolve: true, pathNot: '^astro:|\\?(url|raw|worker)' },
    },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.astro', '.css', '.json'],
    },
  },
};
