import assert from 'node:assert/strict';
import { GENERATORS } from '../../core/generators/index.ts';
import { checkGolden } from '../support/golden.ts';
import { ODD_SITUATIONS } from './odd-situations.ts';
import { SITUATIONS } from './situations.ts';

/** Under which name a generator's text is kept; real file names, so that editors and tools know them. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  'health-check': 'health.py',
  alertmanager: 'alertmanager.yml',
  'json-logger': 'json_logger.py',
  'python-logging': 'app_logging.py',
  kubernetes: 'kubernetes.yaml',
  'prometheus-rules-test': 'prometheus-rules.test.yml',
  'grafana-dashboard': 'grafana-dashboard.json',
  logrotate: 'logrotate.conf',
  logstash: 'logstash.conf',
  mtail: 'gunicorn.mtail',
  'prometheus-rules': 'prometheus-rules.yml',
  'process-metrics': 'process_metrics.py',
  'prometheus-middleware': 'request_metrics.py',
  'prometheus-multiprocess': 'gunicorn_prometheus.py',
  'statsd-exporter': 'statsd-mapping.yml',
  'fluent-bit': 'fluent-bit.yaml',
  rsyslog: 'rsyslog.conf',
  vector: 'vector.yaml',
  systemd: 'gunicorn.service',
  'systemd-socket': 'gunicorn.socket',
};

describe('generated snippets', () => {
  for (const generator of GENERATORS) {
    const fileName = FILE_NAMES[generator.id];
    it(`${generator.id} has a name for its goldens`, () => assert.ok(fileName));

    for (const { name, facts } of SITUATIONS) {
      it(`${generator.id} in the situation ${name}`, () => {
        const { text, assumed } = generator.generate(facts);
        checkGolden(`test/generators/golden/${name}/${fileName}`, text);
        checkGolden(
          `test/generators/golden/${name}/${generator.id}.assumed.txt`,
          assumed.map(line => `${line}\n`).join(''),
        );
      });
    }
  }

  for (const { name, facts } of ODD_SITUATIONS) {
    it(`say what they assume and cannot do in the situation ${name}`, () => {
      const said = GENERATORS.map(generator => {
        const { assumed } = generator.generate(facts);
        return [`# ${generator.id}`].concat(assumed).join('\n');
      });
      checkGolden(`test/generators/golden/odd/${name}.txt`, `${said.join('\n\n')}\n`);
    });
  }
});
