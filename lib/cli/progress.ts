import { isTerminal } from './console';

/** How long a run may take before it says what it is doing, in milliseconds. */
const patience = 400;
const interval = 100;

/** Progress on a terminal, and nowhere else: never in a CI log or a file. */
export class Progress {
  private readonly from = Date.now();
  private shownAt = 0;
  private readonly enabled = process.env['CI'] === undefined && isTerminal(2);

  step(doing: string, done: number, path: string): void {
    if (!this.enabled) return;
    const now = Date.now();
    if (now - this.from < patience || now - this.shownAt < interval) return;
    this.shownAt = now;
    const width = Math.max(20, process.stderr.columns) - 1;
    // eslint-disable-next-line no-control-regex -- a file name must not steer the terminal
    const line = `${doing} ${String(done)}  ${path.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')}`.slice(0, width);
    process.stderr.write(`\r\u001b[2K${line}`);
  }

  end(): void {
    if (this.shownAt > 0) process.stderr.write('\r\u001b[2K');
  }
}
