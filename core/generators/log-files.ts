import { hasConfig, isSwitchedOn, knownText, likelyText } from './known.ts';
import type { Facts } from './generator.ts';
import { resolvePath } from '../base/posix-path.ts';
import { canBeRotated } from './writers/logrotate.ts';

/** The files that this Gunicorn writes its two logs to. */
export interface LogFiles {
  /** Absolute, each once. */
  readonly paths: readonly string[];
  /** Localized sentences: what was taken for granted, and why a log has no file. */
  readonly notes: readonly string[];
}

type LogSetting = 'accesslog' | 'errorlog';

const USUAL_PATHS: Readonly<Record<LogSetting, string>> = {
  accesslog: '/var/log/gunicorn/access.log',
  errorlog: '/var/log/gunicorn/error.log',
};

export function logFiles(facts: Facts): LogFiles {
  const notes: string[] = [];
  const base = baseFolder(facts);
  const paths = new Set<string>();
  let someRelative = false;
  for (const setting of ['accesslog', 'errorlog'] as const) {
    const written = pathOrReason(facts, setting, notes);
    if (written === null) continue;
    const path = resolvePath(base.folder, written);
    if (!canBeRotated(path)) {
      notes.push(
        facts.t('{setting} is {path}, a name that cannot be written into a logrotate file; rename the log.', {
          setting,
          path: JSON.stringify(written),
        }),
      );
      continue;
    }
    someRelative ||= !written.startsWith('/');
    paths.add(path);
  }
  if (someRelative) notes.push(base.note);
  return { paths: [...paths], notes };
}

/** The path as written, or null after a note on why there is none. */
function pathOrReason(facts: Facts, setting: LogSetting, notes: string[]): string | null {
  const { t } = facts;
  const known = knownText(facts, setting);

  if (known.kind === 'text') {
    if (known.text === '-') {
      const stream = setting === 'accesslog' ? 'stdout' : 'stderr';
      notes.push(
        t(
          '{setting} is "-": those lines go to {stream}, and whatever runs Gunicorn keeps them (journald, a container runtime). There is no file to rotate; limit its size there.',
          { setting, stream },
        ),
      );
      return null;
    }
    if (/^\/(dev|proc)\//.test(known.text)) {
      notes.push(t('{setting} is {path}, which is no file that could be rotated.', { setting, path: known.text }));
      return null;
    }
    if (known.text === '') {
      notes.push(t('{setting} is empty, so Gunicorn will not start; name a file.', { setting }));
      return null;
    }
    if (isWindowsPath(known.text)) notes.push(windowsNote(facts, setting));
    if (!known.certain) {
      notes.push(t('{setting} depends on where the config runs; assumed {path}.', { setting, path: known.text }));
    }
    return known.text;
  }

  const analyzed = setting === 'accesslog' ? analyzedLog(facts) : undefined;
  if (analyzed !== undefined) {
    if (canBeRotated(analyzed)) {
      notes.push(t('The config does not name the access log; assumed the analyzed one, {path}.', { path: analyzed }));
    }
    return analyzed;
  }
  if (known.kind === 'unknown') {
    const path = USUAL_PATHS[setting];
    notes.push(
      hasConfig(facts)
        ? t('Only running the config would tell {setting}; assumed {path}.', { setting, path })
        : t('No config says where {setting} is; assumed {path}.', { setting, path }),
    );
    return path;
  }
  notes.push(
    setting === 'accesslog'
      ? t('The config sets no access log, and then Gunicorn writes none, unless its command line names a file.')
      : t(
          'The config sends the error log to no file: what runs Gunicorn keeps its stderr (journald, a container runtime), unless its command line names a file.',
        ),
  );
  return null;
}

/** The file that the analyzed log is still written to: of a rotated set, the name without number, date and `.gz`. */
export function analyzedLog({ report }: Facts): string | undefined {
  const path = report?.sources[0]?.path;
  return path?.startsWith('/') ? path.replace(/(?:\.\d+|-\d{8,})?(?:\.gz)?$/, '') : undefined;
}

/** `C:\\logs\\access.log`, which on a server is the name of a file in the folder where Gunicorn starts. */
export function isWindowsPath(path: string): boolean {
  return /^[a-z]:[\\/]/i.test(path);
}

export function windowsNote(facts: Facts, setting: string): string {
  return facts.t('{setting} is a path of Windows, where Gunicorn does not run; here it is a name in {folder}.', {
    setting,
    folder: baseFolder(facts).folder,
  });
}

/** Where relative paths start, and the sentence that says so. */
export function baseFolder(facts: Facts): { folder: string; note: string } {
  const { t } = facts;
  const start = facts.overrides['folder'] ?? facts.configFolder ?? '';
  const known = start.startsWith('/');
  const folder = resolvePath(known ? start : '/srv/app', likelyText(facts, 'chdir') ?? '');
  if (facts.overrides['folder'] !== undefined || likelyText(facts, 'chdir')?.startsWith('/')) {
    return { folder, note: t('Relative paths start in {folder}.', { folder }) };
  }
  return {
    folder,
    note: known
      ? t('Relative paths start where Gunicorn is started; assumed {folder}, the folder of the config.', { folder })
      : t('Relative paths start where Gunicorn is started; assumed {folder}.', { folder }),
  };
}

/** What else ends in these files, or goes elsewhere: localized sentences. */
export function otherDestinations(facts: Facts): string[] {
  const { t } = facts;
  const isOn = (name: string) => isSwitchedOn(facts, name);
  const notes: string[] = [];
  const logConfig = ['logconfig_dict', 'logconfig_json', 'logconfig'].find(isOn);
  if (logConfig) {
    notes.push(
      t(
        '{setting} may send the logs to other files: add the files of its handlers, and none that a handler rotates itself.',
        { setting: logConfig },
      ),
    );
  }
  if (isOn('logger_class') && likelyText(facts, 'logger_class') !== 'gunicorn.glogging.Logger') {
    notes.push(t('logger_class is set: if that class opens files of its own, they need rotating too.'));
  }
  if (isOn('syslog')) {
    notes.push(t('syslog is on: what goes there is rotated by the syslog service, not here.'));
  }
  if (isOn('capture_output')) {
    notes.push(t('capture_output is on: what the application prints grows the error log too.'));
  }
  return notes;
}
