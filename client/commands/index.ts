import type { Command } from './command.ts';
import { analyzeLog } from './analyze-log.ts';
import { generateGrafanaDashboard } from './generate-grafana-dashboard.ts';
import { generateHealthCheck } from './generate-health-check.ts';
import { generateAlertmanager } from './generate-alertmanager.ts';
import { generateJsonLogger } from './generate-json-logger.ts';
import { generateProcessMetrics } from './generate-process-metrics.ts';
import { generatePrometheusMiddleware } from './generate-prometheus-middleware.ts';
import { generatePrometheusMultiprocess } from './generate-prometheus-multiprocess.ts';
import { generatePythonLogging } from './generate-python-logging.ts';
import { generateKubernetes } from './generate-kubernetes.ts';
import { generateLogrotate } from './generate-logrotate.ts';
import { generateMtail } from './generate-mtail.ts';
import { generateLogstash } from './generate-logstash.ts';
import { generateFluentBit } from './generate-fluent-bit.ts';
import { generateVector } from './generate-vector.ts';
import { generateRsyslog } from './generate-rsyslog.ts';
import { generatePrometheusRulesTest } from './generate-prometheus-rules-test.ts';
import { generatePrometheusRules } from './generate-prometheus-rules.ts';
import { generateStatsdExporter } from './generate-statsd-exporter.ts';
import { generateSystemdSocket } from './generate-systemd-socket.ts';
import { generateSystemd } from './generate-systemd.ts';
import { generate } from './generate.ts';
import { goToNextError } from './go-to-next-error.ts';
import { goToPreviousError } from './go-to-previous-error.ts';
import { previewFormat } from './preview-format.ts';
import { showEffectiveConfiguration } from './show-effective-configuration.ts';
import { showInDashboard } from './show-in-dashboard.ts';

export const COMMANDS: readonly Command[] = [
  analyzeLog,
  generate,
  generateKubernetes,
  generatePythonLogging,
  generateJsonLogger,
  generateHealthCheck,
  generateLogrotate,
  generateMtail,
  generateLogstash,
  generateFluentBit,
  generateVector,
  generateRsyslog,
  generatePrometheusRules,
  generatePrometheusRulesTest,
  generateGrafanaDashboard,
  generateAlertmanager,
  previewFormat,
  showEffectiveConfiguration,
  showInDashboard,
  goToNextError,
  goToPreviousError,
  generateStatsdExporter,
  generateSystemd,
  generateSystemdSocket,
  generatePrometheusMultiprocess,
  generatePrometheusMiddleware,
  generateProcessMetrics,
];
