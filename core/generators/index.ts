import type { Generator } from './generator.ts';
import { alertmanager } from './alertmanager.ts';
import { fluentBit } from './fluent-bit.ts';
import { grafanaDashboard } from './grafana-dashboard.ts';
import { healthCheck } from './health-check.ts';
import { jsonLogger } from './json-logger.ts';
import { kubernetes } from './kubernetes.ts';
import { logrotate } from './logrotate.ts';
import { logstash } from './logstash.ts';
import { mtail } from './mtail.ts';
import { processMetrics } from './process-metrics.ts';
import { prometheusMiddleware } from './prometheus-middleware.ts';
import { prometheusMultiprocess } from './prometheus-multiprocess.ts';
import { prometheusRules } from './prometheus-rules.ts';
import { prometheusRulesTest } from './prometheus-rules-test.ts';
import { pythonLogging } from './python-logging.ts';
import { rsyslog } from './rsyslog.ts';
import { statsdExporter } from './statsd-exporter.ts';
import { systemd } from './systemd.ts';
import { systemdSocket } from './systemd-socket.ts';
import { vector } from './vector.ts';

/** In the order in which people come to need them: files, alerts, metrics, shipping, the application, where it runs. */
export const GENERATORS: readonly Generator[] = [
  logrotate,
  prometheusRules,
  prometheusRulesTest,
  alertmanager,
  mtail,
  statsdExporter,
  prometheusMultiprocess,
  prometheusMiddleware,
  processMetrics,
  grafanaDashboard,
  logstash,
  fluentBit,
  vector,
  rsyslog,
  pythonLogging,
  jsonLogger,
  healthCheck,
  kubernetes,
  systemd,
  systemdSocket,
];

/** The generator with this id; undefined when there is none. */
export function generatorById(id: string): Generator | undefined {
  return GENERATORS.find(generator => generator.id === id);
}
