/** @module What `doctor` found, in words. */
import type { Finding } from '../../store/examine.js';
import { columns, count, hang, type Terminal } from './terminal.js';

/** What is wrong first, each with what to do about it; then all that was looked at. */
export function formatFindings(findings: readonly Finding[], terminal: Terminal): string {
  const { colors } = terminal;
  const of = (level: Finding['level']): Finding[] => findings.filter((finding) => finding.level === level);
  const told = [...of('wrong'), ...of('note')].map(({ level, check, found, todo }) =>
    [
      hang(terminal, `${level === 'wrong' ? colors.red('wrong') : 'note '}  `, `${check}: ${found}`),
      ...(todo === null ? [] : [hang(terminal, '  to do  ', todo)]),
    ].join('\n'),
  );
  const wrong = of('wrong').length;
  return `${[
    columns(
      terminal,
      of('ok').map(({ check, found }) => [check, found]),
    ),
    ...told,
    wrong === 0 ? colors.green('nothing is wrong') : colors.red(count(wrong, 'thing is', 'things are') + ' wrong'),
  ]
    .filter((part) => part !== '')
    .join('\n')}\n`;
}
