import * as subject from 'subject';

// A page with a few tables; each round brings one and takes the oldest away, and somewhere a row goes.
// What the page has to know is kept beside it as ids alone.
const TABLES = 3;

let random;
let page;
let missing;
let tables;
let selected;
let used;
/** The tooltip, which keeps the cell that it showed last. */
let shown;
let foundThough = 0;
let notFound = 0;
let wrongSelections = 0;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
  page = subject.createPage();
  missing = missingFrom(page, ['append', 'remove', 'find', 'select', 'selectedIds']);
  tables = [];
  selected = [];
  used = new Set();
}

export function round(_i, { size, watch }) {
  if (missing.length > 0) return;
  while (tables.length < TABLES) addTable(size);
  for (let k = 0; k < 3; k++) selectCell();
  removeRow(watch);
  selectCell();
  removeTable(watch);
  addTable(size);
  lookAround();
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createPage() does not give', expected: [], found: missing }];
  }
  const rows = [
    { name: 'nodes found though they were removed', expected: 0, found: foundThough },
    { name: 'nodes on the page that were not found', expected: 0, found: notFound },
    { name: 'wrong selections', expected: 0, found: wrongSelections },
  ];
  return example ? [...rows, example] : rows;
}

/** A table of about `size` rows and columns; rows and cells by id, beside the nodes themselves. */
function addTable(size) {
  const table = { ...make(page.root), rows: [] };
  const rows = size - 1 + pick(3);
  for (let r = 0; r < rows; r++) {
    const row = { ...make(table.node), cells: [] };
    const cells = size - 1 + pick(3);
    for (let c = 0; c < cells; c++) row.cells.push(make(row.node));
    table.rows.push(row);
  }
  tables.push(table);
}

function make(parent) {
  const id = word();
  return { id, node: page.append(parent, id) };
}

function selectCell() {
  const { rows } = tables[pick(tables.length)];
  const { cells } = rows[pick(rows.length)];
  const cell = cells[pick(cells.length)];
  page.select(cell.node);
  if (!selected.includes(cell.id)) selected.push(cell.id);
}

function removeRow(watch) {
  const { rows } = tables[pick(tables.length)];
  if (rows.length < 2) return;
  const [row] = rows.splice(pick(rows.length), 1);
  shown = row.cells[pick(row.cells.length)].node;
  page.remove(row.node);
  forgetRow(row, watch);
}

function removeTable(watch) {
  const table = tables.shift();
  const { cells } = table.rows[pick(table.rows.length)];
  shown = cells[pick(cells.length)].node;
  page.remove(table.node);
  track(watch, 'a table', table.node);
  look(table.id);
  for (const row of table.rows) forgetRow(row, watch);
}

function forgetRow(row, watch) {
  track(watch, 'a row', row.node);
  look(row.id);
  for (const { id, node } of row.cells) {
    if (node !== shown) track(watch, 'a cell', node);
    look(id);
    selected = selected.filter((other) => other !== id);
  }
}

/** A removed node must not be found, and its id may be used again. */
function look(id) {
  if (page.find(id) !== undefined) foundThough += 1;
  used.delete(id);
}

function track(watch, name, node) {
  if (typeof node === 'object' && node !== null) watch(name, node);
}

function lookAround() {
  for (const { id, node, rows } of tables) {
    if (page.find(id) !== node) notFound += 1;
    const { cells } = rows[pick(rows.length)];
    const cell = cells[pick(cells.length)];
    if (page.find(cell.id) !== cell.node) notFound += 1;
  }
  const found = page.selectedIds();
  if (Array.isArray(found) && found.join() === selected.join()) return;
  wrongSelections += 1;
  example ??= { name: 'the first wrong selection', expected: [...selected], found };
}

/** Functions that should be there and aren't. */
function missingFrom(object, names) {
  return names.filter((name) => typeof object?.[name] !== 'function');
}

function pick(count) {
  return Math.floor(random() * count);
}

/** Few enough for one to come up again now and then, never while it is on the page. */
function word() {
  for (;;) {
    const id = `node-${1000 + pick(1000)}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
