// Makes a bare clone ready: packages as the lock file says, a Node that is new enough and, with
// --browser, a Chromium for the tests. Runs before every script, on Node 20 and later, so it is
// plain JavaScript, imports nothing that has to be installed, and is done at once when all is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, provideBrowser } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Node runs the .ts files as they are from here on (type stripping without a flag). */
const NEEDED = [22, 18];

process.chdir(root);
checkNode();
installPackages();
provideNode();
if (process.argv.includes('--browser') && !findBrowser()) provideBrowser();

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  fail(
    `Expected Node 20 or later to start with, found ${process.versions.node}. Install one from nodejs.org.`,
  );
}

/** Installs where a package of the lock file is missing or of another version. */
function installPackages() {
  const stale = stalePackage();
  if (!stale) return;
  say(`Installing packages (${stale}) …`);
  const npm = process.env.npm_execpath;
  // No package needs a script of its own to be installed, and some would compile or download.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  // What npm prints is progress: standard output belongs to the command that comes after.
  const run = spawnSync(command, all, {
    stdio: ['ignore', 2, 2],
    shell: !npm && process.platform === 'win32',
  });
  if (run.status !== 0)
    fail('Installing packages failed: see above. Check the connection and run the command again.');
}

function stalePackage() {
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  let found;
  try {
    found = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  } catch {
    return 'none are there yet';
  }
  for (const [path, { version, optional, peer }] of Object.entries(wanted)) {
    if (path === '' || optional || peer) continue;
    if (found[path]?.version !== version)
      return `${path.replace(/^.*node_modules\//, '')} is not at ${version}`;
  }
  return undefined;
}

/** Puts a newer Node first on the path of npm's scripts where the machine's own is too old. */
function provideNode() {
  const link = join('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNew = (a, b) => a > NEEDED[0] || (a === NEEDED[0] && b >= NEEDED[1]);
  const inUse = process.execPath.includes(join(root, 'node_modules'));
  if (isNew(major, minor) && !inUse) {
    // Their own Node will do, and should be the one that runs.
    rmSync(link, { force: true });
    return;
  }
  if (!existsSync(link)) {
    const binary = broughtNode();
    if (binary && process.platform !== 'win32') symlinkSync(join('..', '..', binary), link);
  }
  const check = spawnSync(link, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (check.status === 0) return;
  fail(
    `Expected Node ${NEEDED.join('.')} or later, found ${process.versions.node}, and there is no newer one to bring for ${process.platform} ${process.arch}. Install Node 24 from nodejs.org and run the command again.`,
  );
}

function broughtNode() {
  const folders = readdirSync('node_modules').filter((name) =>
    /^node-(bin-)?(linux|darwin|win)-/.test(name),
  );
  return folders
    .map((name) => join('node_modules', name, 'bin', 'node'))
    .find((path) => existsSync(path));
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
