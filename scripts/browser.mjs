// Finds a Chromium or Chrome for tests and pictures, or gets one.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser: the one named by CHROMIUM, else the system's, else Playwright's own. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      NAMES.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  const candidates = [process.env.CHROMIUM, ...onPath, ...APPS, ...playwrightBrowsers()];
  return candidates.find((path) => path && existsSync(path));
}

/** The same for Firefox, which only `npm run verify` needs. */
export function findFirefox() {
  const names = ['firefox-esr', 'firefox'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.FIREFOX, ...onPath].find((path) => path && existsSync(path));
}

/** Gets a browser by the first way that works; says what to install where none does. */
export function provideBrowser() {
  process.stderr.write('There is no Chromium or Chrome: getting one …\n');
  const ways = [
    ['node', ['node_modules/@playwright/test/cli.js', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', 'chromium']],
  ];
  for (const [command, args] of ways) {
    if (command === 'apt-get' && process.getuid?.() !== 0) continue;
    spawnSync(command, args, { stdio: ['ignore', 2, 2], timeout: 300_000 });
    if (findBrowser()) return;
  }
  process.stderr.write(
    'The tests need a browser, and none could be installed here. Install Chromium or Chrome (on Debian: apt-get install chromium), or name one in the environment variable CHROMIUM, and run the command again.\n',
  );
  process.exit(1);
}

function playwrightBrowsers() {
  const folder =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      linux: join(homedir(), '.cache/ms-playwright'),
      darwin: join(homedir(), 'Library/Caches/ms-playwright'),
      win32: join(homedir(), 'AppData/Local/ms-playwright'),
    }[process.platform];
  if (!folder || !existsSync(folder)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .flatMap((name) => inside.map((path) => join(folder, name, path)));
}
