import type { Report } from '../core/assessment';
import { html } from './html';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

export { html } from './html';
export { json, NotAnAssessment, parseAssessment } from './json';
export { sarif, type SarifOptions } from './sarif';
export { text, type TextOptions } from './text';

/** Each report by the name of its format, with its defaults; text without colors. */
export const reports = {
  text: assessment => text(assessment, { color: false }),
  json,
  sarif: assessment => sarif(assessment),
  html,
} as const satisfies Readonly<Record<string, Report>>;

export type ReportFormat = keyof typeof reports;
