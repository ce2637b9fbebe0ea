// What the other scripts need on this machine: installed where we may, named in one sentence where we may not.
//   node scripts/setup.mjs     installs everything that `npm test` needs
// It may import nothing but Node's own modules and files that do the same: it runs before there is a node_modules.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hindrance, run } from './processes.mjs';

/**
 * A program of the machine that something here runs. Any one of `commands` will do.
 * @typedef {{ commands: string[], debian: string, purpose: string, elsewhere: string, paths?: string[] }} Tool
 */

/** @satisfies {Record<string, Tool>} */
export const TOOLS = {
  gunicorn: {
    commands: ['gunicorn'],
    debian: 'gunicorn',
    purpose: 'writes the logs that the analysis is checked against',
    elsewhere: 'with `pip install gunicorn`',
  },
  logrotate: {
    commands: ['logrotate'],
    debian: 'logrotate',
    purpose: 'checks and runs the generated logrotate configuration',
    elsewhere: "with your system's package manager",
  },
  promtool: {
    commands: ['promtool'],
    debian: 'prometheus',
    purpose: 'checks the generated alert rules',
    elsewhere: 'from prometheus.io/download',
  },
  mtail: {
    commands: ['mtail'],
    debian: 'mtail',
    purpose: 'compiles the generated programs and counts with them',
    elsewhere: 'from github.com/google/mtail/releases',
  },
  amtool: {
    commands: ['amtool'],
    debian: 'prometheus-alertmanager',
    purpose: 'checks the generated Alertmanager configuration, and Alertmanager sends its messages',
    elsewhere: 'from prometheus.io/download',
  },
  systemdAnalyze: {
    commands: ['systemd-analyze'],
    debian: 'systemd',
    purpose: 'checks the generated units',
    elsewhere: 'on a system that systemd runs',
  },
  uvicorn: {
    commands: ['uvicorn'],
    debian: 'uvicorn',
    purpose: 'runs the generated code for ASGI under Gunicorn',
    elsewhere: 'with `pip install uvicorn`',
  },
  pyflakes: {
    commands: ['pyflakes3', 'pyflakes'],
    debian: 'pyflakes3',
    purpose: 'checks the generated Python',
    elsewhere: 'with `pip install pyflakes`',
  },
  prometheusClient: {
    commands: [],
    debian: 'python3-prometheus-client',
    purpose: 'counts in the workers of the Gunicorn that is tested',
    elsewhere: 'with `pip install prometheus-client`',
    paths: ['/usr/lib/python3/dist-packages/prometheus_client'],
  },
  psutil: {
    commands: [],
    debian: 'python3-psutil',
    purpose: 'looks at the processes of the Gunicorn that is tested',
    elsewhere: 'with `pip install psutil`',
    paths: ['/usr/lib/python3/dist-packages/psutil'],
  },
  awk: {
    commands: ['mawk', 'gawk', 'awk'],
    debian: 'mawk',
    purpose: 'counts what the report counts',
    elsewhere: "with your system's package manager",
  },
  goaccess: {
    commands: ['goaccess'],
    debian: 'goaccess',
    purpose: 'counts what the report counts',
    elsewhere: 'from goaccess.io/download',
  },
  lnav: {
    commands: ['lnav'],
    debian: 'lnav',
    purpose: 'reads logs with the converted format',
    elsewhere: 'from lnav.org/downloads',
  },
  rsyslogd: {
    commands: ['rsyslogd', '/usr/sbin/rsyslogd'],
    debian: 'rsyslog',
    purpose: 'checks and runs the generated forwarding',
    elsewhere: "with your system's package manager",
  },
  rg: {
    commands: ['rg'],
    debian: 'ripgrep',
    purpose: 'has the regular expressions of Rust, which are those of Vector',
    elsewhere: "with your system's package manager",
  },
  shellcheck: {
    commands: ['shellcheck'],
    debian: 'shellcheck',
    purpose: 'checks the scripts in generated snippets',
    elsewhere: 'from shellcheck.net',
  },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: 'chromium',
    purpose: 'shows VS Code and the dashboard',
    elsewhere: 'from google.com/chrome',
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  chineseFont: {
    commands: [],
    debian: 'fonts-wqy-zenhei',
    purpose: 'shows the dashboard in Chinese',
    elsewhere: "with your system's package manager",
    paths: [
      '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
      '/System/Library/Fonts/PingFang.ttc',
      '/System/Library/Fonts/STHeiti Light.ttc',
    ],
  },
};

/** @typedef {keyof typeof TOOLS} ToolName */

export const TOOL_NAMES = /** @type {ToolName[]} */ (Object.keys(TOOLS));

const OLDEST_NODE = [20, 19];

/** Node's version and the packages of package-lock.json. */
export async function setUpPackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Hindrance(`Node ${OLDEST_NODE.join('.')} or newer is needed, and this is ${process.versions.node}.`);
  }
  if (packagesAreCurrent()) return;

  console.log('Installing the packages of package-lock.json …');
  // Nothing here needs an install script: binaries come in packages of their own, one a platform.
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Hindrance(`The packages could not be installed with npm ci:\n${output.slice(0, 1000)}`);
}

/**
 * Installs what is missing on Debian as root.
 * @param {readonly ToolName[]} names
 * @returns {Promise<ToolName[]>} what is still missing
 */
export async function setUpTools(names) {
  const packages = names.filter(name => !findTool(name)).map(name => TOOLS[name].debian);
  if (packages.length > 0 && mayInstallDebianPackages()) {
    console.log(`Installing ${packages.join(', ')} …`);
    if (!(await installDebianPackages(packages))) {
      await run('apt-get', [...APT, 'update'], APT_OPTIONS);
      await installDebianPackages(packages);
    }
  }
  return names.filter(name => !findTool(name));
}

/**
 * Where a tool is on this machine.
 * @param {ToolName} name
 * @returns {string | undefined}
 */
export function findTool(name) {
  const { commands, paths = [] } = /** @type {Tool} */ (TOOLS[name]);
  return [...commands.flatMap(findCommand), ...paths.filter(path => existsSync(path))][0];
}

/**
 * One sentence that says what to install.
 * @param {ToolName} name
 */
export function sayMissing(name) {
  const { commands, debian, purpose, elsewhere } = /** @type {Tool} */ (TOOLS[name]);
  const what = commands[0] ? `The command ${commands[0]}` : `The package ${debian}`;
  return `${what} is missing, which ${purpose}: get it with \`sudo apt-get install ${debian}\` on Debian, ${elsewhere} elsewhere.`;
}

/**
 * The places of a command on the PATH.
 * @param {string} command
 * @returns {string[]}
 */
export function findCommand(command) {
  // Debian keeps logrotate where only root's PATH looks.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const names = process.platform === 'win32' ? [`${command}.cmd`, `${command}.exe`] : [command];
  return folders.flatMap(folder => names.map(name => join(folder, name))).filter(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Compares what npm noted about the last installation with the lock file; file times say nothing after a checkout. */
function packagesAreCurrent() {
  const noted = 'node_modules/.package-lock.json';
  if (!existsSync(noted)) return false;
  const installed = packagesOf(noted);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

const APT = ['-o', 'DPkg::Lock::Timeout=600', '-q'];
const APT_OPTIONS = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };

function mayInstallDebianPackages() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0 && findCommand('apt-get').length > 0;
}

/** @param {string[]} packages */
async function installDebianPackages(packages) {
  const { code } = await run('apt-get', [...APT, 'install', '-y', '--no-install-recommends', ...packages], APT_OPTIONS);
  return code === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setUpPackages();
  const missing = await setUpTools(TOOL_NAMES);
  for (const name of missing) console.error(sayMissing(name));
  process.exitCode = missing.length > 0 ? 2 : 0;
}
