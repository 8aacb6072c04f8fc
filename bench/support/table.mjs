import { cpus, totalmem } from 'node:os';

/**
 * Prints rows as a Markdown table: the first column to the left, numbers to the right.
 *
 * @param {readonly string[]} head
 * @param {ReadonlyArray<readonly string[]>} rows
 */
export function printTable(head, rows) {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column])].map(widthOf), 3));
  const line = (cells) => `| ${cells.map((cell, column) => pad(cell, widths[column], column === 0)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log([line(head), `| ${rule.join(' | ')} |`, ...rows.map(line), ''].join('\n'));
}

/** Says where the figures come from. */
export function printMachine() {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${all.length} cores, ${all[0]?.model.trim()}, ${memory} GB, ${process.platform}, Node ${process.versions.node}\n`,
  );
}

/** @param {number} value seconds */
export function seconds(value) {
  if (value < 0.1) return `${(value * 1000).toFixed(1)} ms`;
  return `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

/** @param {number} kilobytes as `maxRSS` counts */
export function megabytes(kilobytes) {
  return `${Math.round(kilobytes / 1024)} MB`;
}

/** @param {number} value */
export function whole(value) {
  return Math.round(value).toLocaleString('en-US');
}

/** @param {number} value */
export function ratio(value) {
  return `${value < 10 ? value.toFixed(2) : whole(value)} ×`;
}

function pad(cell, width, left) {
  const space = ' '.repeat(width - widthOf(cell));
  return left ? cell + space : space + cell;
}

function widthOf(cell) {
  return cell.length;
}
