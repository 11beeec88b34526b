/** @module One line that tells how far a long work is; on a stream that is no terminal, a line for each step begun. */
import { createLogUpdate } from 'log-update';
import type { Progress } from '../../pipeline/run.js';

const STEPS: Record<Progress['step'], string> = { fetch: 'fetching', read: 'reading, tagging, relating' };

export function progressLine(stream: NodeJS.WriteStream): { show: (progress: Progress) => void; clear: () => void } {
  if (!stream.isTTY) {
    let step: string | undefined;
    return {
      show: (progress) => {
        if (progress.step === step) return;
        step = progress.step;
        stream.write(`${STEPS[progress.step]}${progress.total === null ? '' : ` ${progress.total} pages`} …\n`);
      },
      clear: () => undefined,
    };
  }
  const log = createLogUpdate(stream);
  return {
    show: ({ step, done, total, subject }) => {
      const room = Math.max(10, stream.columns - 50);
      log(`${STEPS[step]} ${done}${total === null ? '' : ` of ${total}`}  ${subject.slice(0, room)}`);
    },
    clear: () => {
      log.clear();
    },
  };
}
