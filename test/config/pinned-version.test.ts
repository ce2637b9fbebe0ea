import assert from 'node:assert/strict';
import { pinFiles, pinnedVersion } from '../../core/config/pinned-version.ts';
import { releaseWithin } from '../../core/config/version-range.ts';
import { RELEASES } from '../../core/gunicorn/releases.ts';
import { compareVersions, NEWEST, versionText } from '../../core/gunicorn/version.ts';

/** A file and what it pins. */
const FILES: readonly [fileName: string, text: string, release: string | undefined][] = [
  ['requirements.txt', 'django==4.2\ngunicorn==20.1.0\n', '20.1.0'],
  ['requirements.txt', 'gunicorn==20.1.0', '20.1.0'],
  ['requirements.txt', 'Gunicorn[gevent, setproctitle]==22.0.0 ; python_version >= "3.8"\r\n', '22.0.0'],
  ['requirements-prod.txt', 'gunicorn == 21.2 # the last with it\n', '21.2.0'],
  ['requirements.txt', 'gunicorn==23.0.0 \\\n    --hash=sha256:00\n', '23.0.0'],
  ['requirements.txt', 'gunicorn==23.0.0 --hash=sha256:00\n', '23.0.0'],
  ['requirements.txt', 'gunicorn>=20,<22\n', '21.2.0'],
  ['requirements.txt', 'gunicorn (>=20.0,<20.1)\n', '20.0.4'],
  [
    'requirements.txt',
    'gunicorn==20.1.0; python_version < "3.7"\ngunicorn==22.0.0; python_version >= "3.7"\n',
    '22.0.0',
  ],
  ['requirements.txt', '# gunicorn==19.9.0\ngunicorn-color==1.0\nmygunicorn==19.9.0\n', undefined],
  ['requirements.txt', 'gunicorn\n', undefined],
  ['requirements.txt', 'gunicorn @ https://example.com/gunicorn-19.9.0.tar.gz\n', undefined],
  ['requirements.txt', '', undefined],
  ['pyproject.toml', '[project]\ndependencies = [\n  "flask",\n  "gunicorn[gevent]~=20.1",\n]\n', '20.1.0'],
  ['pyproject.toml', 'dependencies = [\'gunicorn>=22,<24; sys_platform != "win32"\']\n', '23.0.0'],
  ['pyproject.toml', '[tool.poetry.dependencies]\ngunicorn = "^20.0"\n', '20.1.0'],
  ['pyproject.toml', '[tool.poetry.dependencies]\ngunicorn = { extras = ["gevent"], version = "~25.0" }\n', '25.0.3'],
  ['pyproject.toml', '[project]\ndependencies = ["gunicorn"]\n', undefined],
  ['pyproject.toml', '[project]\n# dependencies = ["gunicorn==19.9.0"]\n', undefined],
  ['pyproject.toml', '[project.scripts]\ngunicorn = "shop.serve:main"\n', undefined],
  ['pyproject.toml', '[tool.uv.sources]\ngunicorn = { git = "https://example.com/gunicorn" }\n', undefined],
  ['uv.lock', '[[package]]\nname = "gunicorn"\nversion = "23.0.0"\nsource = { registry = "x" }\n', '23.0.0'],
  ['poetry.lock', '[[package]]\r\nname = "gunicorn"\r\nversion = "19.10.0"\r\n', '19.10.0'],
  ['poetry.lock', '[[package]]\nname = "gunicorn-color"\nversion = "0.1.0"\n', undefined],
  [
    'Pipfile.lock',
    '{"default": {"gunicorn": {"hashes": ["sha256:0"], "index": "pypi", "version": "==20.1.0"}}}',
    '20.1.0',
  ],
  ['Pipfile.lock', '{"default": {"gunicorn": {"git": "x"}, "flask": {"version": "==1.0.0"}}}', undefined],
  ['setup.cfg', 'gunicorn==20.1.0', undefined],
];

const REQUIREMENTS: readonly [requirement: string, release: string | undefined][] = [
  ['==20.1.0', '20.1.0'],
  ['===20.1.0', '20.1.0'],
  ['==20.*', '20.1.0'],
  ['==19.7.*', '19.7.1'],
  ['>=20', versionText(NEWEST)],
  ['>20.1,!=21.2.0,<22', '21.1.0'],
  ['!=21.*,<22', '20.1.0'],
  ['~=19.4.1', '19.4.5'],
  ['~=20', undefined],
  ['~20', '20.1.0'],
  ['^19.9', '19.10.0'],
  ['<=19.9', '19.9.0'],
  ['20.1.0', '20.1.0'],
  ['==99.0.0', '99.0.0'],
  ['==20.1.0,<20', undefined],
  ['>=99', undefined],
  ['==20.1.0rc1', undefined],
  ['==20.1.0.post1', undefined],
  ['>=20 || >=22', undefined],
  ['*', undefined],
  ['', undefined],
  [',', undefined],
];

describe('the release that a project pins', () => {
  for (const [fileName, text, release] of FILES) {
    it(`${fileName} ${JSON.stringify(text)}: ${release ?? 'not said'}`, () => {
      const found = pinnedVersion(fileName, text);
      assert.equal(found && versionText(found), release);
    });
  }
  for (const [requirement, release] of REQUIREMENTS) {
    it(`"${requirement}" leads to ${release ?? 'none'}`, () => {
      const found = releaseWithin(requirement);
      assert.equal(found && versionText(found), release);
    });
  }

  it('a lock decides before a list, and a list before a project', () => {
    const names = ['setup.py', 'pyproject.toml', 'requirements.txt', 'requirements-dev.txt', 'uv.lock'];
    assert.deepEqual(pinFiles(names), ['uv.lock', 'requirements-dev.txt', 'requirements.txt', 'pyproject.toml']);
  });

  it('the known releases are in order and end with the newest', () => {
    assert.deepEqual(RELEASES.toSorted(compareVersions), RELEASES);
    assert.deepEqual(RELEASES.at(-1), NEWEST);
  });
});
