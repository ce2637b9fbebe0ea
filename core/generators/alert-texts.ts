import type { Localize } from '../base/localize.ts';

/**
 * What a message says, in the template language of Alertmanager. The alerts bring their sentences along as
 * annotations; nothing here names a metric.
 */
export interface AlertTexts {
  /** One line. */
  readonly heading: string;
  readonly body: string;
}

export function alertTexts(t: Localize): AlertTexts {
  const over = t('over');
  const count = '{{ .Alerts.Firing | len }}';
  return {
    heading: `[{{ if eq .Status "firing" }}${count}{{ else }}${over}{{ end }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.job }}`,
    body: [
      '{{ range .Alerts -}}',
      `{{ if eq .Status "resolved" }}${over}: {{ end }}{{ .Annotations.summary }}`,
      // What to do is worth reading only while there is something to do.
      '{{ if eq .Status "firing" }}{{ .Annotations.description }}',
      '{{ end }}{{ end }}',
    ].join('\n'),
  };
}
