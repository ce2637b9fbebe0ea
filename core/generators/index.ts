import type { Generator } from './generator.ts';
import { alertmanager } from './alertmanager.ts';
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
import { prometheusRulesTest } from './prometheus-rules-test.ts';
import { prometheusRules } from './prometheus-rules.ts';
import { pythonLogging } from './python-logging.ts';
import { statsdExporter } from './statsd-exporter.ts';
import { systemd } from './systemd.ts';
import { rsyslog } from './rsyslog.ts';
import { systemdSocket } from './systemd-socket.ts';

export const GENERATORS: readonly Generator[] = [
  alertmanager,
  healthCheck,
  jsonLogger,
  kubernetes,
  logrotate,
  logstash,
  mtail,
  processMetrics,
  prometheusMiddleware,
  prometheusMultiprocess,
  rsyslog,
  prometheusRules,
  pythonLogging,
  statsdExporter,
  prometheusRulesTest,
  grafanaDashboard,
  systemd,
  systemdSocket,
];

/** The generator with this id; undefined when there is none. */
export function generatorById(id: string): Generator | undefined {
  return GENERATORS.find(generator => generator.id === id);
}
