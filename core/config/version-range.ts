import { RELEASES } from '../gunicorn/releases.ts';
import type { Version } from '../gunicorn/version.ts';
import { compareVersions, parseVersion } from '../gunicorn/version.ts';

/**
 * The release that a requirement such as `==20.1.0`, `>=20,<22`, `~=20.1` or Poetry's `^20.1` leads to: the pinned one, even one
 * that we do not know, or the highest known release within the range, which an installer would choose. Undefined when it says
 * nothing about releases, or nothing we can read, or when no known release fits.
 */
export function releaseWithin(requirement: string): Version | undefined {
  const clauses = requirement
    .split(',')
    .map(clause => clause.trim())
    .filter(clause => clause !== '');
  if (clauses.length === 0) return undefined;
  const tests = clauses.map(readClause);
  if (!tests.every(test => test !== undefined)) return undefined;
  const pinned = tests.find(({ exactly }) => exactly)?.exactly;
  const candidates = pinned ? [pinned] : RELEASES;
  return candidates.findLast(version => tests.every(({ accepts }) => accepts(version)));
}

interface Clause {
  readonly accepts: (version: Version) => boolean;
  /** The only release that it accepts. */
  readonly exactly?: Version;
}

function readClause(clause: string): Clause | undefined {
  const [, sign = '', numbers, wildcard] = /^(===?|~=|!=|<=|>=|<|>|\^|~)?\s*v?(\d[\d.]*?)(\.\*)?$/.exec(clause) ?? [];
  const version = numbers === undefined ? undefined : parseVersion(numbers);
  if (numbers === undefined || !version) return undefined;
  const said = numbers.split('.').length;
  if (wildcard) {
    const isInside = between(version, raised(version, said - 1));
    if (sign === '==' || sign === '') return { accepts: isInside };
    return sign === '!=' ? { accepts: other => !isInside(other) } : undefined;
  }
  if (EXACT.has(sign)) return { accepts: other => compareVersions(other, version) === 0, exactly: version };
  const accepts = RANGES[sign]?.(version, said);
  return accepts && { accepts };
}

const EXACT = new Set(['', '==', '===']);

type Accepts = (other: Version) => boolean;

/** By sign; `said` is how many numbers the release was written with. */
const RANGES: Readonly<Record<string, (version: Version, said: number) => Accepts | undefined>> = {
  '!=': version => other => compareVersions(other, version) !== 0,
  '<': version => other => compareVersions(other, version) < 0,
  '<=': version => other => compareVersions(other, version) <= 0,
  '>': version => other => compareVersions(other, version) > 0,
  '>=': version => other => compareVersions(other, version) >= 0,
  // Python's "compatible release" needs two numbers at least, of which the last may grow.
  '~=': (version, said) => (said < 2 ? undefined : between(version, raised(version, said - 2))),
  // Poetry's: the first number that is not 0 stays, and Gunicorn's first is none that ever was 0 since 0.17.
  '^': version => between(version, raised(version, 0)),
  '~': (version, said) => between(version, raised(version, Math.min(said - 1, 1))),
};

function between(from: Version, to: Version): Accepts {
  return other => compareVersions(other, from) >= 0 && compareVersions(other, to) < 0;
}

/** The number at `index` is one higher and what follows is 0: the first release that is out of the range. */
function raised(version: Version, index: number): Version {
  const at = (place: number) => (place < index ? version[place]! : place === index ? version[place]! + 1 : 0);
  return [at(0), at(1), at(2)];
}
