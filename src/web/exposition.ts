import type { Spread } from '../../db/spread'

/** Figures as Prometheus reads them: its text format, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */

export interface Sample {
  labels?: Readonly<Record<string, string>>
  value: number
}

export type Metric =
  | { type: 'counter' | 'gauge'; name: string; help: string; samples: readonly Sample[] }
  | { type: 'histogram'; name: string; help: string; spreads: readonly { labels?: Sample['labels']; spread: Spread }[] }

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export const expositionOf = (metrics: readonly Metric[]): string => metrics.map(linesOf).join('')

function linesOf(metric: Metric): string {
  const { type, name, help } = metric
  const samples =
    metric.type === 'histogram'
      ? metric.spreads.flatMap(({ labels, spread }) => bucketsOf(name, labels, spread))
      : metric.samples.map(({ labels, value }) => line(name, labels, value))
  return `# HELP ${name} ${escaped(help)}\n# TYPE ${name} ${type}\n${samples.join('')}`
}

function bucketsOf(name: string, labels: Sample['labels'], { bounds, counts, sum }: Spread): string[] {
  let total = 0
  const buckets = counts.map((count, place) => {
    total += count
    return line(`${name}_bucket`, { ...labels, le: String(bounds[place] ?? '+Inf') }, total)
  })
  return [...buckets, line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, total)]
}

function line(name: string, labels: Sample['labels'] = {}, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text).replaceAll('"', '\\"')}"`)
  return `${name}${written.length > 0 ? `{${written.join(',')}}` : ''} ${value}\n`
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
