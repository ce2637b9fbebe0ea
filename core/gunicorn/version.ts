import { GUNICORN_VERSION } from './settings/index.ts';

/** A release of Gunicorn: major, minor, patch. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The newest release that the rows of this folder describe. */
export const NEWEST: Version = parseVersion(GUNICORN_VERSION)!;

/** Reads `26.1.0`, `23.0` or `20`; undefined for everything else. What is not said counts as 0. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor = '0', patch = '0'] = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?$/.exec(text.trim()) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/** Less than 0 when `one` came out before `other`. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Whether a release is the named one or a later one: `isSince(version, '22.0.0')`. */
export function isSince(version: Version, release: string): boolean {
  return compareVersions(version, parseVersion(release)!) >= 0;
}

export function versionText(version: Version): string {
  return version.join('.');
}
